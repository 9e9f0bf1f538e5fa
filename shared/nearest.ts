import leven from "leven";

/** More would be no help but a list. */
const maxNamed = 3;

/** How many letters may be wrong: in a short name, two wrong letters make any other name of it. */
function tolerated(word: string): number {
  return word.length <= 3 ? 1 : 2;
}

function sortedLetters(word: string): string {
  return Array.from(word).sort().join("");
}

/** Wrong, missing and surplus letters; letters in the wrong order count as one mistake, for they are one to the typist. */
function mistakes(word: string, candidate: string): number {
  if (word === candidate) return 0;
  return sortedLetters(word) === sortedLetters(candidate) ? 1 : leven(word, candidate);
}

/**
 * The names that were probably meant by a misspelt one, the closest first; case does not matter.
 * @returns at most three, none where nothing is close
 */
export function nearest(word: string, candidates: Iterable<string>): readonly string[] {
  const written = word.toLowerCase();
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, wrong: mistakes(written, candidate.toLowerCase()) }))
    .filter(({ wrong }) => wrong <= tolerated(written))
    .sort((one, other) => one.wrong - other.wrong)
    .slice(0, maxNamed)
    .map(({ candidate }) => candidate);
}
