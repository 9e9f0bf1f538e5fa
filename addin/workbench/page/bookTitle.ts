import type { SessionState } from "../storage/editSession.js";

export type BookTitle = {
  readonly showName: (name: string) => void;
  readonly showState: (state: SessionState) => void;
};

/** Shows what the workbook is called and whether it is kept, in the page and in its tab. */
export function createBookTitle(nameElement: HTMLElement, stateElement: HTMLElement): BookTitle {
  return {
    showName(name) {
      nameElement.textContent = name;
      nameElement.title = name;
      document.title = `${name} – HEDGE workbench`;
    },
    showState(state) {
      stateElement.textContent = stateText(state);
      stateElement.dataset["kind"] = state.kind;
      stateElement.title = stateElement.textContent;
    },
  };
}

function stateText(state: SessionState): string {
  switch (state.kind) {
    case "unchanged":
      return "Autosave on";
    case "saved":
      return "Saved";
    case "saving":
      return "Saving…";
    case "following":
      return "Read only";
    case "failed":
      return `Not saved: ${state.reason}`;
  }
}
