import { buttonRow, dialogButton, openDialog } from "../../page/dialog.js";
import { bookAddress } from "../bookAddress.js";
import { freeName } from "../freeName.js";
import { listWorkbooks } from "../storedWorkbooks.js";
import { nameField } from "./nameField.js";

const kinds = [
  { kind: "blank", label: "Blank", name: "Workbook" },
  { kind: "sample", label: "From the sample desk", name: "Sample desk" },
] as const;

/** Asks how the new workbook is called and what is in it, and opens it. */
export async function showNewDialog(): Promise<void> {
  const names = (await listWorkbooks()).map(({ name }) => name);
  openDialog({
    title: "New workbook",
    fill: ({ body, close }) => {
      const form = document.createElement("form");
      const name = nameField(freeName(kinds[0].name, names));
      const choices = kinds.map(({ kind, label }) => {
        const [choice, input] = [document.createElement("label"), document.createElement("input")];
        input.type = "radio";
        input.name = "kind";
        input.value = kind;
        input.checked = kind === "blank";
        choice.append(input, ` ${label}`);
        return { choice, input };
      });
      let proposed = name.input.value;
      const chosen = () => kinds.find((_kind, index) => choices[index]?.input.checked === true) ?? kinds[0];
      for (const { input } of choices) {
        input.addEventListener("change", () => {
          // A name of the person's own stays.
          if (name.input.value !== proposed) return;
          proposed = freeName(chosen().name, names);
          name.input.value = proposed;
        });
      }
      const create = dialogButton("Create", () => undefined, "first");
      create.type = "submit";
      form.append(
        name.label,
        ...choices.map(({ choice }) => choice),
        buttonRow(dialogButton("Cancel", close), create),
      );
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        location.assign(bookAddress({ new: chosen().kind, name: name.input.value.trim() }));
      });
      body.append(form);
    },
  });
}
