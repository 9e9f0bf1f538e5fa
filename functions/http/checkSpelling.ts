import { HedgeError } from "../../shared/errors.js";

/**
 * Refuses another spelling of a route's address. Azure takes capitals for small letters and a slash at the end for none:
 * each spelling would be one more entry in every cache on the way, and one more way past it to the venues.
 * @param route as it is described, with `{name}` for each parameter
 * @throws HedgeError unknown_route
 */
export function checkSpelling(route: string, pathname: string): void {
  const parts = route.split("/");
  const written = pathname.split("/").slice(-parts.length);
  const differs = parts.some((part, place) => !part.startsWith("{") && part !== written[place]);
  if (!differs && written.at(-1) !== "") return;
  throw new HedgeError({
    code: "unknown_route",
    message: `Nothing at this address; use /api/${route}.`,
  });
}

/** Whether a coin's name is spelt as we spell it: answers to other spellings must not fill the caches on the way. */
export function isOwnSpelling(parameters: unknown): boolean {
  if (typeof parameters !== "object" || parameters === null || !("coin" in parameters)) return true;
  return String(parameters.coin).toUpperCase() === parameters.coin;
}
