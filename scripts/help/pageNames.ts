/** Not index.html: that is the page of the function INDEX. No function can have a hyphen in its name. */
export const overviewPageName = "all-functions.html";

export const errorsPageName = "errors.html";

export const excelPageName = "when-excel-misbehaves.html";

export const privacyPageName = "privacy.html";

export const termsPageName = "terms.html";

/** The manifest's SupportUrl. */
export const supportPageName = "support.html";

/** The file of a function's page, in the folder of the pages. */
export function functionPageName(id: string): string {
  return `${id.toLowerCase()}.html`;
}
