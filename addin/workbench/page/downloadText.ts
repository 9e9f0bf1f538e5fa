/** Gives a text to the browser as a file to save. */
export function downloadText(fileName: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // Some browsers begin to read only after the click.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, revokeAfterMs);
}

const revokeAfterMs = 60_000;
