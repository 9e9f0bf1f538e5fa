/** The largest answer that is read, in bytes; the largest known list, Binance's exchangeInfo, has about three million. */
const maxAnswerBytes = 32 * 1024 * 1024;

/** Thrown when an answer is larger than any list can be. */
export class OversizedAnswer extends Error {}

/**
 * Reads the text of an answer and gives it up as soon as it exceeds the limit: unpacked, since a small compressed
 * answer can unpack to one that fills the memory.
 * @throws OversizedAnswer
 */
export async function readText(response: Response, maxBytes = maxAnswerBytes): Promise<string> {
  if (response.body === null) return "";
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      throw new OversizedAnswer(`more than ${String(maxBytes)} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
}
