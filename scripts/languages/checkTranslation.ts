/** What stands in every language as it stands in English: a reader copies it, or finds it in a cell. */
const verbatim: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["code", /`[^`]+`/gu],
  ["the target of the link", /\]\([^)]+\)/gu],
  ["the formula", /=HEDGE\.\S*[^\s.,:;。，：；）)]\)?/gu],
  ["the address", /https:\/\/[^\s)]+[^\s).,]/gu],
  ["the cell's text", /"[^"{}]+"/gu],
  ["the error", /#[A-ZÄÖÜ/0-9Ğ]+[!?]?/gu],
  ["the instrument", /\b[a-z0-9]+:[A-Z0-9]+(?:-[A-Z0-9]+)?/gu],
  ["the call", /\b[A-Z][A-Z0-9]{2,}\([^()]*\)/gu],
  ["the name", /\b(?:[A-Z][A-Z0-9]{2,}|[a-z]+[A-Z]\w*)\b/gu],
  ["the value of", /\{\w+\}/gu],
];

const numbers: Readonly<Record<string, RegExp>> = {
  de: /\d+(?:\.\d{3})*(?:,\d+)?/gu,
  en: /\d+(?:,\d{3})*(?:\.\d+)?/gu,
};

/** The numbers of a text as a language writes them, in the English form and in order of size. */
function numbersIn(text: string, languageId: string): string {
  const found = text.match(numbers[languageId] ?? numbers["en"] ?? /\d+/gu) ?? [];
  const swapped = found.map((number) =>
    languageId === "de" ? number.replaceAll(".", "").replace(",", ".") : number.replaceAll(",", ""),
  );
  return [...swapped].sort().join(" ");
}

type Taken = { readonly pieces: readonly (readonly [what: string, piece: string])[]; readonly rest: string };

function takeVerbatim(english: string): Taken {
  return verbatim.reduce<Taken>(
    ({ pieces, rest }, [what, pattern]) => ({
      pieces: [...pieces, ...(rest.match(pattern) ?? []).map((piece) => [what, piece] as const)],
      rest: rest.replaceAll(pattern, " "),
    }),
    { pieces: [], rest: english },
  );
}

/** Whether there are words to translate at all: a formula of letters is the same in every language. */
export function hasWords(english: string): boolean {
  return /\p{L}{2,}/u.test(takeVerbatim(english).rest);
}

const stop = /[.!?:;…。！？：；]["”“’)）]?$/u;

/** What is wrong with a translation, as far as it can be seen without knowing the language. */
export function checkTranslation(languageId: string, english: string, text: string): readonly string[] {
  const problems: string[] = [];
  const { pieces, rest } = takeVerbatim(english);
  let own = text;
  for (const [what, piece] of pieces) {
    const place = own.indexOf(piece);
    if (place === -1) problems.push(`must keep ${what} ${piece}`);
    else own = `${own.slice(0, place)} ${own.slice(place + piece.length)}`;
  }
  const [before, after] = [numbersIn(rest, "en"), numbersIn(own, languageId)];
  if (before !== after) problems.push(`must have the numbers ${before || "none"}, has ${after || "none"}`);
  if (text !== text.trim()) problems.push("must have no blanks at its ends");
  if (stop.test(english) !== stop.test(text))
    problems.push("must end as the English does, with a stop or without");
  return problems;
}
