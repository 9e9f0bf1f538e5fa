import type { EncodedBody } from "./encodedBody.js";

/** What a route answers. */
export type Answer = {
  readonly body: EncodedBody;
  /** Until when it may be answered again without asking us, ms since 1970, where its route lets it be kept. */
  readonly freshUntil?: number;
};
