import type { openapiRoute } from "../../shared/contract/openapi.js";
import type { Route, Schema } from "../../shared/contract/route.js";
import type { AuthLevel } from "../config.js";
import { encodeBody, type EncodedBody } from "../http/encodedBody.js";
import type { Answerer } from "../http/httpHandler.js";
import { openapiDocument } from "../openapi/openapiDocument.js";

type OpenapiOptions = {
  /** Asked for at the first request: by then the app lists this route too. */
  readonly routes: () => readonly Route<Schema, Schema>[];
  readonly version: string;
  readonly authLevel: AuthLevel;
};

/** Answers the description of every route; built once, when first asked for. */
export function answerOpenapi({
  routes,
  version,
  authLevel,
}: OpenapiOptions): Answerer<typeof openapiRoute.parameters> {
  let body: Promise<EncodedBody> | undefined;
  return async () => {
    body ??= encodeBody(openapiDocument({ routes: routes(), version, authLevel }));
    return { body: await body };
  };
}
