/** What must be known before what was entered can be used; the label of a choice is what its button says. */
export type Question<Answer> = {
  readonly text: string;
  readonly choices: readonly { readonly label: string; readonly answer: Answer }[];
};
