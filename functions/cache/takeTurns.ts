/** Lets work on one subject begin only when the work before it is over. */
export type Turns = {
  /** Waits for the work that came before. @returns what ends the turn */
  readonly take: (subject: string) => Promise<() => void>;
};

/** Opens turns by subject; what nobody works on is forgotten. */
export function takeTurns(): Turns {
  const lastBySubject = new Map<string, Promise<void>>();
  return {
    take: async (subject) => {
      const before = lastBySubject.get(subject);
      let end = (): void => undefined;
      const turn = new Promise<void>((resolve) => {
        end = resolve;
      });
      lastBySubject.set(subject, turn);
      await before;
      return () => {
        if (lastBySubject.get(subject) === turn) lastBySubject.delete(subject);
        end();
      };
    },
  };
}
