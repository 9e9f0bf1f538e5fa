/** Some browsers begin to read only after the click. */
const revokeAfterMs = 60_000;

/** Gives a file to the browser to save. */
export function downloadFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, revokeAfterMs);
}
