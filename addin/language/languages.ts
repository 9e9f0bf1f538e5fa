/** A language that HEDGE is read in. */
export type Language = {
  /** The folder of its texts in languages/ and of its pages in help/. */
  readonly id: string;
  /** As its readers call it. */
  readonly name: string;
  /** What pages state as their language, and what numbers and plurals follow. */
  readonly tag: string;
  /** The display languages of Office that get it, one by one: Office does not fall back from de-AT to de everywhere. */
  readonly locales: readonly string[];
};

/** What every text is written in first, and what is shown where there is no translation. */
export const english: Language = { id: "en", name: "English", tag: "en", locales: ["en-US"] };

/** Adding a language: a line here and a folder of texts, which `npm run translate -- ID` makes. */
export const translations: readonly Language[] = [
  { id: "de", name: "Deutsch", tag: "de", locales: ["de-DE", "de-AT", "de-CH"] },
  { id: "zh", name: "简体中文", tag: "zh-Hans", locales: ["zh-CN", "zh-SG"] },
];

export const languages: readonly Language[] = [english, ...translations];

/** The language and its script: a reader of traditional Chinese gets English rather than simplified Chinese. */
function written(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  return `${language}-${script ?? ""}`;
}

/** The language for a locale such as "de-AT"; English where there is no translation, or no such locale. */
export function languageFor(locale: string): Language {
  try {
    const wanted = written(locale);
    return languages.find(({ tag }) => written(tag) === wanted) ?? english;
  } catch (error) {
    // A host or an address line may name anything; English is what the page shows already.
    if (error instanceof RangeError) return english;
    throw error;
  }
}

/** The functions with their descriptions in a language, as Excel reads them. */
export function functionsFile({ id }: Language): string {
  return id === english.id ? "functions.json" : `functions.${id}.json`;
}

/** The folder of a language's help pages, from where the add-in is served. */
export function helpFolder({ id }: Language): string {
  return id === english.id ? "help/" : `help/${id}/`;
}
