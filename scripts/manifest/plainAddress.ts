/**
 * Whether a text is an https address with at most a plain path, without a slash at the end and written as the
 * parser writes it: such an address can go into XML, JSON and a content policy as it is.
 */
export function isPlainAddress(text: string): boolean {
  const isPlain = /^https:\/\/[a-z0-9.:-]+(?:\/[A-Za-z0-9._~-]+)*$/u.test(text);
  return isPlain && URL.canParse(text) && new URL(text).href.replace(/\/$/u, "") === text;
}
