const longestName = 80;

/** A field for the name of a workbook, with what is in it selected. */
export function nameField(value: string): {
  readonly label: HTMLLabelElement;
  readonly input: HTMLInputElement;
} {
  const [label, input] = [document.createElement("label"), document.createElement("input")];
  input.type = "text";
  input.value = value;
  input.required = true;
  input.pattern = ".*\\S.*";
  input.maxLength = longestName;
  input.autocomplete = "off";
  input.autofocus = true;
  input.addEventListener("focus", () => {
    input.select();
  });
  label.append("Name", input);
  return { label, input };
}
