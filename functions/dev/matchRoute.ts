import type { Registration } from "./coreApi.js";

/** A route that fits an address, with what the address says for its parameters. */
export type RouteMatch = {
  readonly registration: Registration;
  readonly params: Readonly<Record<string, string>>;
};

/**
 * The route for a path below `/api/`; as on Azure, a route with fewer parameters goes first and the catch-all
 * last. Null when none fits.
 */
export function matchRoute(registrations: readonly Registration[], path: string): RouteMatch | null {
  const matches = registrations.flatMap((registration) => {
    const params = paramsOf(registration.route, path);
    return params === null ? [] : [{ registration, params }];
  });
  const looseness = ({ registration: { route } }: RouteMatch): number =>
    route.includes("{*") ? Number.MAX_SAFE_INTEGER : route.split("{").length;
  return matches.sort((one, other) => looseness(one) - looseness(other))[0] ?? null;
}

// Routes are few and asked for ever; a pattern costs more to make than to match.
const patterns = new Map<string, RegExp>();

function patternOf(route: string): RegExp {
  const known = patterns.get(route);
  if (known !== undefined) return known;
  const source = route
    .replace(/[.+?^$()|[\]\\]/g, "\\$&")
    .replace(/\{\*(\w+)\}/g, "(?<$1>.*)")
    .replace(/\{(\w+)\}/g, "(?<$1>[^/]+)");
  const pattern = new RegExp(`^${source}$`);
  patterns.set(route, pattern);
  return pattern;
}

function paramsOf(route: string, path: string): Record<string, string> | null {
  const match = patternOf(route).exec(path);
  if (match === null) return null;
  return Object.fromEntries(Object.entries(match.groups ?? {}).map(([name, text]) => [name, decoded(text)]));
}

/** What cannot be decoded stays as it is, for the handlers to refuse with a problem. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
