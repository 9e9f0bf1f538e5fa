/** Set at build from package.json. */
declare const HEDGE_VERSION: string;
/** The bundler's own name of what it built: equal for equal sources. */
declare const __webpack_hash__: string;

const shownBuildLetters = 8;

/**
 * Version and build of the add-in that is running, for bug reports: Excel may run an older one for up to a day.
 * @customfunction VERSION VERSION
 * @returns Text
 * @example =HEDGE.VERSION() //=> "HEDGE … (build …)"
 */
export function VERSION(): string {
  return `HEDGE ${HEDGE_VERSION} (build ${__webpack_hash__.slice(0, shownBuildLetters)})`;
}
