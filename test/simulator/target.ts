/**
 * The address a client wanted, from the path of its request. ccxt appends the address to the proxy's own, encoded as
 * a whole when it has a query and plain when it has none.
 */
export function targetOf(path: string): URL | null {
  const appended = path.slice(1);
  const address = /^https?%3A/i.test(appended) ? decoded(appended) : appended;
  return address !== null && /^https?:\/\//.test(address) && URL.canParse(address) ? new URL(address) : null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    if (cause instanceof URIError) return null;
    throw cause;
  }
}
