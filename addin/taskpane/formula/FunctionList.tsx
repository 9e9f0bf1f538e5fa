import { Badge, makeStyles, SearchBox, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { texts } from "../texts.js";
import type { CatalogueFunction, CatalogueTopic } from "./functionCatalogue.js";

const useStyles = makeStyles({
  search: { width: "100%", maxWidth: "none" },
  topic: { margin: "8px 0 2px", fontSize: tokens.fontSizeBase300, color: tokens.colorBrandForeground1 },
  list: { margin: 0, padding: 0, listStyle: "none" },
  choice: {
    display: "block",
    width: "100%",
    padding: "6px 8px",
    border: "none",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    textAlign: "start",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  name: { fontWeight: tokens.fontWeightSemibold, marginInlineEnd: "8px" },
  description: {
    display: "block",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
});

function fits({ name, description = "" }: CatalogueFunction, topic: string, search: string): boolean {
  const text = `${name} ${description} ${topic}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The topics with those of their functions that hold every word of a search. */
function found(topics: readonly CatalogueTopic[], search: string): readonly CatalogueTopic[] {
  return topics
    .map(({ title, functions }) => ({
      title,
      functions: functions.filter((each) => fits(each, title, search.trim())),
    }))
    .filter(({ functions }) => functions.length > 0);
}

type FunctionListProps = {
  readonly topics: readonly CatalogueTopic[];
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly onPick: (id: string) => void;
};

/** All functions by topic, to search and to pick from. */
export function FunctionList({ topics, search, onSearch, onPick }: FunctionListProps): ReactNode {
  const styles = useStyles();
  const shown = found(topics, search);
  return (
    <div>
      <SearchBox
        className={styles.search}
        placeholder={texts.formula.search}
        aria-label={texts.formula.search}
        value={search}
        onChange={(_event, { value }) => {
          onSearch(value);
        }}
      />
      <p role="status">{shown.length === 0 ? texts.formula.none : ""}</p>
      {shown.map(({ title, functions }) => (
        <section key={title} aria-label={title}>
          <h3 className={styles.topic}>{title}</h3>
          <ul className={styles.list}>
            {functions.map(({ id, name, description, options }) => (
              <li key={id}>
                <button
                  type="button"
                  className={styles.choice}
                  onClick={() => {
                    onPick(id);
                  }}
                >
                  <span className={styles.name}>{name}</span>
                  {options?.stream === true && (
                    <Badge size="small" appearance="tint">
                      {texts.formula.live}
                    </Badge>
                  )}
                  <span className={styles.description}>{description}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
