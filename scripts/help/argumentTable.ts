/** What a range or a list of names may hold, as a table of its own on a help page. */
export type ArgumentTable = {
  /** The anchor on the page. */
  readonly id: string;
  readonly title: string;
  /** One sentence under the title; empty where the title says it all. */
  readonly lead: string;
  /** Of the columns: the name, a word about it, its meaning. */
  readonly headings: readonly [string, string, string];
  readonly rows: readonly ArgumentRow[];
};

export type ArgumentRow = {
  readonly name: string;
  /** Whether it is needed, or its default. */
  readonly note: string;
  /** Shown less prominently: what one may leave out. */
  readonly isQuiet: boolean;
  readonly meaning: string;
};
