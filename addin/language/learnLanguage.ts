import { english, languageFor, type Language } from "./languages.js";
import { speak } from "./spoken.js";

/** Excel knows its language as soon as it answers; where it is silent the page must not wait for it. */
const patienceMs = 1_000;

async function officeLocale(): Promise<string | undefined> {
  if (!("Office" in globalThis)) return undefined;
  await Promise.race([
    Office.onReady(),
    new Promise((resolve) => {
      setTimeout(resolve, patienceMs);
    }),
  ]);
  const office: { readonly context?: { readonly displayLanguage?: string } } = Office;
  return office.context?.displayLanguage;
}

/** "?language=de" first, for trying and for the workbench; then what Excel is shown in; then the browser's. */
async function wantedLocale(): Promise<string> {
  const named = new URLSearchParams(location.search).get("language");
  return named ?? (await officeLocale()) ?? navigator.language;
}

function isCatalogue(json: unknown): json is Readonly<Record<string, string>> {
  return (
    typeof json === "object" && json !== null && Object.values(json).every((text) => typeof text === "string")
  );
}

async function loadCatalogue({ id }: Language): Promise<ReadonlyMap<string, string>> {
  const file = `languages/${id}.json`;
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file} was answered by status ${String(response.status)}`);
  const json: unknown = await response.json();
  if (!isCatalogue(json)) throw new Error(`${file} is no list of texts`);
  return new Map(Object.entries(json));
}

async function learn(): Promise<void> {
  try {
    const language = languageFor(await wantedLocale());
    if (language === english) return;
    speak(language, await loadCatalogue(language));
  } catch (error) {
    // A pane in English is better than none.
    reportError(error);
  }
}

let learned: Promise<void> | undefined;

/** Lets the page speak its user's language, once; it stays English where that has no texts or they cannot be loaded. */
export async function learnLanguage(): Promise<void> {
  learned ??= learn();
  return learned;
}
