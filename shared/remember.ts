/**
 * Computes once for each object and remembers it as long as the object lives.
 * @param compute of nothing but the object, which never changes
 */
export function remember<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found.value;
    const value = compute(key);
    known.set(key, { value });
    return value;
  };
}

/**
 * The same where computing also asks questions: it is computed again where one of them has another answer than last time.
 * @param compute of nothing but the object and the answers
 */
export function rememberAnswers<Key extends object, Value>(
  compute: (key: Key, ask: (question: string) => boolean) => Value,
): (key: Key, ask: (question: string) => boolean) => Value {
  type Known = { readonly value: Value; readonly answers: ReadonlyMap<string, boolean> };
  const known = new WeakMap<Key, Known>();
  return (key, ask) => {
    const found = known.get(key);
    if (found !== undefined && [...found.answers].every(([question, answer]) => ask(question) === answer)) {
      return found.value;
    }
    const answers = new Map<string, boolean>();
    const value = compute(key, (question) => {
      const answer = ask(question);
      answers.set(question, answer);
      return answer;
    });
    known.set(key, { value, answers });
    return value;
  };
}

/**
 * Keeps the last value of each object while all else that it is computed of is the same: equal texts and numbers, and
 * objects by their identity.
 */
export function rememberWhile<Value>(): (
  key: object,
  terms: readonly unknown[],
  compute: () => Value,
) => Value {
  const known = new WeakMap<object, { readonly terms: readonly unknown[]; readonly value: Value }>();
  return (key, terms, compute) => {
    const found = known.get(key);
    if (found?.terms.every((term, index) => term === terms[index]) === true) return found.value;
    const value = compute();
    known.set(key, { terms, value });
    return value;
  };
}
