import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

/** A body ready to be sent, in both codings. */
export type EncodedBody = {
  readonly identity: Uint8Array;
  readonly gzipped: Uint8Array;
  /** Digest of the content, the core of both entity tags. */
  readonly digest: string;
};

const compress = promisify(gzip);

/** Serialises and compresses a value. */
export async function encodeBody(value: unknown): Promise<EncodedBody> {
  const identity = Buffer.from(JSON.stringify(value));
  return {
    identity,
    gzipped: await compress(identity),
    digest: createHash("sha256").update(identity).digest("base64url").slice(0, 27),
  };
}
