/** What starting the add-in does to the world; tests give their own. */
export type StartEffects = {
  readonly environment: NodeJS.ProcessEnv;
  readonly hasExcel: () => boolean;
  readonly build: () => Promise<void>;
  readonly serve: () => Promise<{ readonly url: string; readonly close: () => Promise<void> }>;
  readonly sideload: () => Promise<void>;
  readonly removeSideload: () => Promise<void>;
  /** Settles when the user has had enough. */
  readonly untilStopped: () => Promise<void>;
  readonly say: (line: string) => void;
};

/** Why the add-in cannot be started here, as a sentence; null when it can. */
export function findObstacle({
  environment,
  hasExcel,
}: Pick<StartEffects, "environment" | "hasExcel">): string | null {
  if (!hasExcel()) {
    return "There is no Excel for Windows or Mac here to load the add-in into; to try HEDGE without Excel, run: npm run demo";
  }
  const addinUrl = environment["HEDGE_ADDIN_URL"];
  if (addinUrl === undefined) return null;
  return `HEDGE_ADDIN_URL is set, so the build would be the one for ${addinUrl}; unset it and run npm start again.`;
}

/**
 * Builds, serves and sideloads the add-in, waits for the user, and takes everything back.
 * @returns the exit code of the process
 */
export async function runStart(effects: StartEffects): Promise<0 | 1> {
  const { say } = effects;
  const obstacle = findObstacle(effects);
  if (obstacle !== null) {
    say(obstacle);
    return 1;
  }
  try {
    say("Building …");
    await effects.build();
    const server = await effects.serve();
    const failure = await useExcel(effects, server.url);
    await server.close();
    if (failure === null) return 0;
    throw failure;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

/** The first thing that went wrong in the part that must be taken back, null when nothing did. */
async function useExcel(
  { sideload, untilStopped, removeSideload, say }: StartEffects,
  url: string,
): Promise<Error | null> {
  const failures: Error[] = [];
  const attempt = async (step: () => Promise<void>): Promise<void> => {
    await step().catch((error: unknown) =>
      failures.push(error instanceof Error ? error : new Error(String(error))),
    );
  };
  await attempt(async () => {
    await sideload();
    say(`HEDGE is in Excel and served at ${url}\nCtrl-C ends it.`);
    await untilStopped();
  });
  await attempt(removeSideload);
  return failures[0] ?? null;
}
