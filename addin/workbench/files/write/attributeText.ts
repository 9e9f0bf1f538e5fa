import { fileText } from "./fileText.js";

const marks: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** An attribute would lose some of them, and XML 1.0 forbids most. */
const controls = /\p{Cc}/gu;

/** A text as an attribute of a file's part holds it. */
export function attributeText(text: string): string {
  return fileText(text)
    .replaceAll(/[&<>"]/g, (mark) => marks[mark] ?? mark)
    .replaceAll(controls, escaped);
}

function escaped(control: string): string {
  const code = control.charCodeAt(0);
  const isAllowed = control === "\t" || control === "\n" || control === "\r";
  return isAllowed ? `&#${String(code)};` : `_x${code.toString(16).toUpperCase().padStart(4, "0")}_`;
}
