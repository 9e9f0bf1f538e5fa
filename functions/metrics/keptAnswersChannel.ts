/** Where the local answer cache reports what it repeats: it and the app are two bundles in one process. */
export const keptAnswersChannel = "hedge.kept-answers";
