/** Minor versions of the sets that the workbench offers: numbers with formats and cards are of ExcelApi 1.19. */
const supportedSets = new Map([
  ["CustomFunctionsRuntime", 4],
  ["ExcelApi", 19],
]);

/** The part of Office.js that functions ask of their host; to be installed as globalThis.Office. */
export const workbenchOffice = {
  /** Resolves to what office.js says outside of Office. */
  onReady: async () => Promise.resolve({ host: null, platform: null }),
  context: {
    requirements: {
      isSetSupported: (name: string, minimumVersion = "1.0"): boolean => {
        const supported = supportedSets.get(name);
        const [major, minor = 0] = minimumVersion.split(".").map(Number);
        return supported !== undefined && major === 1 && minor <= supported;
      },
    },
  },
};
