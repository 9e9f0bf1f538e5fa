import "./dialog.css";

type Dialog = {
  /** Where its content goes. */
  readonly body: HTMLElement;
  readonly close: () => void;
};

type Content = {
  readonly title: string;
  readonly fill: (dialog: Dialog) => void;
  /** Called once it is closed, however. */
  readonly onClosed?: () => void;
};

/** Opens a dialog over the page, which keyboards leave by Escape; the focus goes back to where it was. */
export function openDialog({ title, fill, onClosed = () => undefined }: Content): void {
  const dialog = document.createElement("dialog");
  const heading = document.createElement("h2");
  const body = document.createElement("div");
  heading.id = "dialog-title";
  heading.textContent = title;
  dialog.setAttribute("aria-labelledby", heading.id);
  dialog.append(heading, body);
  dialog.addEventListener("close", () => {
    dialog.remove();
    onClosed();
  });
  // The grid listens for keys, too, and would take them for its cells.
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation();
  });
  document.body.append(dialog);
  fill({
    body,
    close: () => {
      dialog.close();
    },
  });
  dialog.showModal();
}

/** A button of a dialog. */
export function dialogButton(label: string, press: () => void, kind?: "first" | "danger"): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  if (kind !== undefined) button.dataset["kind"] = kind;
  button.addEventListener("click", press);
  return button;
}

export function paragraph(text: string): HTMLParagraphElement {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}

/** The row of buttons at the end of a dialog. */
export function buttonRow(...buttons: readonly HTMLElement[]): HTMLElement {
  const row = document.createElement("div");
  row.className = "buttons";
  row.append(...buttons);
  return row;
}

type Question = {
  readonly title: string;
  readonly sentences: readonly string[];
  /** What the button says that does it. */
  readonly action: string;
};

/** Asks before something is lost; false where the person would rather not. */
export async function confirmLoss({ title, sentences, action }: Question): Promise<boolean> {
  return new Promise((resolve) => {
    let isWanted = false;
    openDialog({
      title,
      fill: ({ body, close }) => {
        const cancel = dialogButton("Cancel", close);
        const doIt = dialogButton(
          action,
          () => {
            isWanted = true;
            close();
          },
          "danger",
        );
        // Enter pressed without reading keeps everything.
        cancel.autofocus = true;
        body.append(...sentences.map(paragraph), buttonRow(cancel, doIt));
      },
      onClosed: () => {
        resolve(isWanted);
      },
    });
  });
}
