import { Button, Spinner } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { useEffect, useState, type ReactNode } from "react";
import { Notice } from "../pane/Notice.js";
import { Page } from "../pane/Page.js";
import { usePane, type PageProps } from "../pane/paneEnvironment.js";
import { texts } from "../texts.js";
import { loadFunctionCatalogue, type FunctionCatalogue } from "./functionCatalogue.js";
import { FunctionForm } from "./FunctionForm.js";
import { FunctionList } from "./FunctionList.js";
import type { Drafts } from "./readCall.js";

type Loaded =
  | { readonly status: "loading" }
  | { readonly status: "loaded"; readonly catalogue: FunctionCatalogue }
  | { readonly status: "failed"; readonly problem: string };

function useCatalogue(): Loaded {
  const { problems } = usePane();
  const [loaded, setLoaded] = useState<Loaded>({ status: "loading" });
  useEffect(() => {
    loadFunctionCatalogue().then(
      (catalogue) => {
        setLoaded({ status: "loaded", catalogue });
      },
      (error: unknown) => {
        setLoaded({ status: "failed", problem: problems.note(error) });
      },
    );
  }, [problems]);
  return loaded;
}

/** Makes a formula: pick a function, fill in its parameters, see the result, insert it. */
export function FormulaPage({ isShown }: PageProps): ReactNode {
  const loaded = useCatalogue();
  const [search, setSearch] = useState("");
  const [picked, setPicked] = useState<string | null>(null);
  const [drafts, setDrafts] = useState<Readonly<Record<string, Drafts>>>({});
  const change = (id: string, changed: Drafts): void => {
    setDrafts((before) => ({ ...before, [id]: { ...before[id], ...changed } }));
  };
  const catalogue = loaded.status === "loaded" ? loaded.catalogue : null;
  const entry = catalogue?.topics.flatMap(({ functions }) => functions).find(({ id }) => id === picked);
  return (
    <Page title={texts.titles.formula} lead={texts.formula.lead}>
      {loaded.status === "loading" && <Spinner size="small" />}
      {loaded.status === "failed" && <Notice intent="error">{loaded.problem}</Notice>}
      {catalogue !== null && entry === undefined && (
        <FunctionList topics={catalogue.topics} search={search} onSearch={setSearch} onPick={setPicked} />
      )}
      {catalogue !== null && entry !== undefined && (
        <>
          <div>
            <Button
              size="small"
              appearance="subtle"
              icon={<ArrowLeftRegular />}
              onClick={() => {
                setPicked(null);
              }}
            >
              {texts.formula.all}
            </Button>
          </div>
          <FunctionForm
            key={entry.id}
            catalogue={catalogue}
            entry={entry}
            drafts={drafts[entry.id] ?? {}}
            onChange={(changed) => {
              change(entry.id, changed);
            }}
            isShown={isShown}
          />
        </>
      )}
    </Page>
  );
}
