import leven from "leven";
import { catalogueAreas, readCatalogueArea } from "./catalogue.js";
import { checkTranslation, hasWords } from "./checkTranslation.js";
import { readSameTexts } from "./sameTexts.js";
import { sourceTexts } from "./sourceTexts.js";

/** A text changed by less than this part is taken for the old one. */
const likeness = 0.4;

function nearest(text: string, candidates: readonly string[]): string | undefined {
  const [best] = candidates
    .map((candidate) => ({
      candidate,
      far: leven(text, candidate) / Math.max(text.length, candidate.length),
    }))
    .filter(({ far }) => far < likeness)
    .sort((one, other) => one.far - other.far);
  return best?.candidate;
}

/** Everything that is wrong with the texts of a language, a line each that names the English text. */
export function reviewCatalogue(languageId: string): readonly string[] {
  const entries = catalogueAreas.flatMap((area) => Object.entries(readCatalogueArea(languageId, area)));
  const known = new Map(entries);
  const sources = [...sourceTexts().values()].flat();
  const wanted = new Set(sources);
  const same = readSameTexts(languageId);
  const unused = entries.filter(([english]) => !wanted.has(english));
  const findings = sources.flatMap((english) => {
    const text = known.get(english) ?? "";
    if (text !== "") return judge(english, text);
    const old = nearest(
      english,
      unused.map(([each]) => each),
    );
    const changed =
      old === undefined ? "" : ` It was ${JSON.stringify(old)}: ${JSON.stringify(known.get(old))}.`;
    return hasWords(english) ? [`${JSON.stringify(english)} is not translated.${changed}`] : [];
  });
  return [
    ...findings,
    ...unused.map(([english]) => `${JSON.stringify(english)} is no text of HEDGE any more.`),
    ...entries
      .filter(([english], index) => entries.findIndex(([each]) => each === english) !== index)
      .map(([english]) => `${JSON.stringify(english)} is in two files.`),
    ...[...same]
      .filter((english) => known.get(english) !== english)
      .map((english) => `${JSON.stringify(english)} is listed as the same in English, and is not.`),
  ];

  function judge(english: string, text: string): readonly string[] {
    const isSame = text === english && hasWords(english) && !same.has(english);
    const problems = [
      ...checkTranslation(languageId, english, text),
      ...(isSame ? ["is the English text: translate it, or list it in same.json"] : []),
    ];
    return problems.map((problem) => `${JSON.stringify(english)}: ${problem}.`);
  }
}
