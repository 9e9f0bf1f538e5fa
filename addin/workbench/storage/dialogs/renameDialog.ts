import { buttonRow, dialogButton, openDialog } from "../../page/dialog.js";
import { nameField } from "./nameField.js";

/** Asks for another name. */
export function showRenameDialog(name: string, rename: (name: string) => void): void {
  openDialog({
    title: "Rename workbook",
    fill: ({ body, close }) => {
      const form = document.createElement("form");
      const field = nameField(name);
      const done = dialogButton("Rename", () => undefined, "first");
      done.type = "submit";
      form.append(field.label, buttonRow(dialogButton("Cancel", close), done));
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        rename(field.input.value.trim());
        close();
      });
      body.append(form);
    },
  });
}
