import {
  makeStyles,
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Overflow,
  OverflowItem,
  Tab,
  TabList,
  useIsOverflowItemVisible,
  useOverflowMenu,
} from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { texts } from "../texts.js";
import { isPageId, pageIds, type PageId } from "./pageIds.js";

const useStyles = makeStyles({
  bar: { display: "flex", flex: "none", overflow: "hidden", padding: "0 6px", alignItems: "center" },
  tabs: { minWidth: 0, flexWrap: "nowrap" },
  tab: { flex: "none", paddingInline: "7px" },
});

type Choose = (page: PageId) => void;

function HiddenTab({ page, onChoose }: { readonly page: PageId; readonly onChoose: Choose }): ReactNode {
  const isVisible = useIsOverflowItemVisible(page);
  if (isVisible) return null;
  return (
    <MenuItem
      onClick={() => {
        onChoose(page);
      }}
    >
      {texts.tabs[page]}
    </MenuItem>
  );
}

function HiddenTabs({ onChoose }: { readonly onChoose: Choose }): ReactNode {
  const { ref, isOverflowing } = useOverflowMenu<HTMLDivElement>();
  if (!isOverflowing) return null;
  return (
    <div ref={ref}>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <MenuButton
            appearance="subtle"
            icon={<MoreHorizontalRegular />}
            menuIcon={null}
            aria-label={texts.morePages}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {pageIds.map((page) => (
              <HiddenTab key={page} page={page} onChoose={onChoose} />
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
    </div>
  );
}

type PaneTabsProps = { readonly selected: PageId; readonly onChoose: Choose };

/** The pages to choose from; those that a narrow pane has no room for are in a menu at the end. */
export function PaneTabs({ selected, onChoose }: PaneTabsProps): ReactNode {
  const styles = useStyles();
  return (
    <Overflow padding={8}>
      <div className={styles.bar}>
        <TabList
          className={styles.tabs}
          size="small"
          aria-label={texts.pages}
          selectedValue={selected}
          onTabSelect={(_event, { value }) => {
            if (isPageId(value)) onChoose(value);
          }}
        >
          {pageIds.map((page) => (
            <OverflowItem key={page} id={page} priority={page === selected ? 1 : 0}>
              <Tab className={styles.tab} id={`tab-${page}`} value={page} aria-controls={`page-${page}`}>
                {texts.tabs[page]}
              </Tab>
            </OverflowItem>
          ))}
        </TabList>
        <HiddenTabs onChoose={onChoose} />
      </div>
    </Overflow>
  );
}
