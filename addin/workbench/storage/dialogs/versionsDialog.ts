import { buttonRow, dialogButton, openDialog, paragraph } from "../../page/dialog.js";
import { listVersions, restoreVersion } from "../keptVersions.js";
import type { StoredVersion } from "../workbookDatabase.js";
import { localText, sizeText, utcText } from "./listText.js";
import { table } from "./table.js";

type Versions = {
  readonly bookId: string;
  /** Called once the workbook has been replaced. */
  readonly onRestored: () => void;
  /** Null where the workbook may not be replaced from this tab. */
  readonly canRestore: boolean;
  readonly reportFailure: (error: unknown) => void;
};

/** Lists what a workbook looked like before, to go back to one of those. */
export async function showVersionsDialog({
  bookId,
  onRestored,
  canRestore,
  reportFailure,
}: Versions): Promise<void> {
  const versions = await listVersions(bookId);
  const restore = (version: StoredVersion): HTMLElement => {
    const button = dialogButton("Restore", () => {
      restoreVersion(version, Date.now()).then(onRestored).catch(reportFailure);
    });
    button.disabled = !canRestore;
    button.setAttribute("aria-label", `Restore the version of ${utcText(version.at)}`);
    return button;
  };
  openDialog({
    title: "Versions",
    fill: ({ body, close }) => {
      const done = dialogButton("Close", close);
      // Enter pressed without reading restores nothing.
      done.autofocus = true;
      body.append(
        paragraph(
          "While you edit, a version is kept every 10 minutes; of the 14 days with changes before, one a day. Restoring keeps the workbook as it is now as a version.",
        ),
        versions.length === 0
          ? paragraph("There are no earlier versions yet.")
          : table(
              ["Last change", "", "Name", "Size", ""],
              versions.map((version) => [
                utcText(version.at),
                localText(version.at),
                version.name,
                sizeText(version.bytes),
                [restore(version)],
              ]),
            ),
        buttonRow(done),
      );
    },
  });
}
