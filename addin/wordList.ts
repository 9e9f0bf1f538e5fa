type Word = { readonly word: string; readonly tooltip: string };

/** The words that Excel offers while one types an argument. */
export type WordList = {
  /** In functions.json; letters only, and never changed once published. */
  readonly id: string;
  /** The parameters of this name take one of the words. */
  readonly parameter: string;
  /** The one function whose parameter is meant, where others use the name for something else. */
  readonly functionId?: string;
  /** Where one word is taken, the first is what an omitted argument stands for. */
  readonly words: readonly Word[];
};

/** Pairs each word of a list defined elsewhere with its tooltip: a word without one does not compile. */
export function explained<Text extends string>(
  words: readonly Text[],
  tooltips: Readonly<Record<Text, string>>,
): readonly Word[] {
  return words.map((word) => ({ word, tooltip: tooltips[word] }));
}

/** The names of a record, in its order. */
export function namesOf<Name extends string>(named: Readonly<Record<Name, unknown>>): readonly Name[] {
  const names: Name[] = [];
  for (const name in named) names.push(name);
  return names;
}
