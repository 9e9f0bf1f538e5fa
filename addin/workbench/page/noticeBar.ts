import "./noticeBar.css";

/** What the page has to say about its workbook, and what one can do about it. */
export type Notice = {
  readonly kind: "information" | "problem";
  readonly text: string;
  readonly actions: readonly { readonly label: string; readonly run: () => void | Promise<void> }[];
};

export type NoticeBar = {
  /** Shows a notice instead of an earlier one about the same; null takes it away. */
  readonly show: (about: string, notice: Notice | null) => void;
};

/** Shows notices in bars over the sheet, below each other. */
export function createNoticeBar(bar: HTMLElement): NoticeBar {
  const shown = new Map<string, Notice>();
  return {
    show(about, notice) {
      if (notice === null) shown.delete(about);
      else shown.set(about, notice);
      bar.replaceChildren(
        ...[...shown].map(([key, each]) =>
          noticeElement(each, () => {
            this.show(key, null);
          }),
        ),
      );
    },
  };
}

function noticeElement({ kind, text, actions }: Notice, close: () => void): HTMLElement {
  const line = document.createElement("p");
  const says = document.createElement("span");
  line.setAttribute("role", kind === "problem" ? "alert" : "status");
  line.dataset["kind"] = kind;
  says.textContent = text;
  line.append(says, ...actions.map(({ label, run }) => actionButton(label, run)));
  if (actions.length === 0) line.append(actionButton("Close", close));
  return line;
}

function actionButton(label: string, run: () => void | Promise<void>): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", () => {
    Promise.resolve()
      .then(run)
      .catch((error: unknown) => {
        reportError(error);
      });
  });
  return button;
}
