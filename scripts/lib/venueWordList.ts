import type { WordList } from "../../addin/wordList.js";
import { venues } from "../../functions/venues/registry.js";

/** The venues as words: only the build may look into the service and the add-in at once. */
export const venueWordList: WordList = {
  id: "VENUE",
  parameter: "venue",
  words: venues.map(({ id, name }) => ({ word: id, tooltip: name })),
};
