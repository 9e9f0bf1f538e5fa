type Given<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };

/** The fields that are not undefined: a file and the grid distinguish an absent field from one without a value. */
export function given<Fields extends object>(fields: Fields): Given<Fields> {
  const kept: Given<Fields> = { ...fields };
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) Reflect.deleteProperty(kept, key);
  }
  return kept;
}
