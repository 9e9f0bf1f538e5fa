import { functionsFile, helpFolder, type Language } from "../../addin/language/languages.js";
import type { Say } from "./catalogue.js";

export type Translation = { readonly language: Language; readonly say: Say };

const entities: readonly (readonly [string, string])[] = [
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
];

const escaped = (text: string): string =>
  entities.reduce((done, [character, entity]) => done.replaceAll(character, entity), text);

const unescaped = (text: string): string =>
  entities.reduceRight((done, [character, entity]) => done.replaceAll(entity, character), text);

/** An element whose value Office takes by the language of its display: indent, prefix, name, id and value. */
const localizable =
  /( *)<(bt:)?(String|Url|Description|SupportUrl)(?: id="([^"]*)")? DefaultValue="([^"]*)"\/>/gu;

/** Stands at the front of every formula, in every language. */
const namespaceId = "Functions.Namespace";

/** Where the file of another language is; null where all languages share the file. */
function addressIn(address: string, language: Language): string | null {
  if (address.endsWith("/functions.json"))
    return address.replace(/functions\.json$/u, functionsFile(language));
  return address.includes("/help/") ? address.replace("/help/", `/${helpFolder(language)}`) : null;
}

function valueIn(name: string, value: string, { language, say }: Translation): string | null {
  if (name === "Url" || name === "SupportUrl") return addressIn(value, language);
  const english = unescaped(value);
  const said = say(english);
  return said === english ? null : escaped(said);
}

function overridesOf(name: string, value: string, translation: Translation): readonly string[] {
  const said = valueIn(name, value, translation);
  if (said === null) return [];
  return translation.language.locales.map((locale) => `Override Locale="${locale}" Value="${said}"/>`);
}

/** The manifest's texts that people read, in English. */
export function manifestTexts(xml: string): readonly string[] {
  return [...xml.matchAll(localizable)]
    .filter(([, , , name, id]) => (name === "String" && id !== namespaceId) || name === "Description")
    .map(([, , , , , value = ""]) => unescaped(value));
}

/** Adds to the texts and addresses of a manifest those of the languages; the English ones stay the default. */
export function localizeManifest(xml: string, translations: readonly Translation[]): string {
  return xml.replaceAll(
    localizable,
    (whole: string, indent: string, prefix: string | undefined, name: string, id: string, value: string) => {
      if (id === namespaceId) return whole;
      const overrides = translations.flatMap((translation) => overridesOf(name, value, translation));
      if (overrides.length === 0) return whole;
      const lines = overrides.map((override) => `\n${indent}  <${prefix ?? ""}${override}`);
      return `${whole.slice(0, -2)}>${lines.join("")}\n${indent}</${prefix ?? ""}${name}>`;
    },
  );
}
