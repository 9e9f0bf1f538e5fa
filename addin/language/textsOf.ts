declare const placeholders: unique symbol;

/** A text with the names of what is put into it, so that a wrong or missing one does not compile. */
export type Text<Names extends string = never> = string & { readonly [placeholders]?: Names };

type NamesIn<English extends string> = English extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** The English texts as any language has them: every one there, with the same places to fill. */
export type TextsOf<Tree> = Tree extends string
  ? Text<NamesIn<Tree>>
  : { readonly [Key in keyof Tree]: TextsOf<Tree[Key]> };

/** A text about a count. English distinguishes one from several; others use the second form alone, or both. */
export type CountedText<Names extends string> = { readonly one: Text<Names>; readonly other: Text<Names> };
