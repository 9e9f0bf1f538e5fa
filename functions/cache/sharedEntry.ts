import * as z from "zod/mini";

/** What a value from outside this process must be. */
export type SharedSchema<Value> = z.core.$ZodType<Value>;

/** A value and when it must be loaded anew, ms since 1970. */
export type Expiring<Value> = { readonly value: Value; readonly expires: number };

const envelopeSchema = z.object({ expires: z.int(), value: z.unknown() });

/** The text of a value as all instances read it. */
export function encodeShared(entry: Expiring<unknown>): string {
  return JSON.stringify(entry);
}

/** The value of a text; null for what is garbage, of another form, or claims to live past `latestExpiry`. */
export function decodeShared<Value>(
  text: string,
  schema: SharedSchema<Value>,
  latestExpiry: number,
): Expiring<Value> | null {
  const envelope = z.safeParse(envelopeSchema, parseJson(text));
  if (!envelope.success || envelope.data.expires > latestExpiry) return null;
  const value = z.safeParse(schema, envelope.data.value);
  return value.success ? { value: value.data, expires: envelope.data.expires } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null;
    throw thrown;
  }
}
