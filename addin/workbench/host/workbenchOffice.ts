// Data types came with 1.4; what came later, such as value preview, the workbench does not do.
const supportedSets = new Map([["CustomFunctionsRuntime", 1.4]]);

/** The part of Office.js that functions ask of their host; to be installed as globalThis.Office. */
export const workbenchOffice = {
  /** Resolves to what office.js says outside of Office. */
  onReady: async () => Promise.resolve({ host: null, platform: null }),
  context: {
    requirements: {
      isSetSupported: (name: string, minimumVersion = "1.0"): boolean => {
        const supported = supportedSets.get(name);
        return supported !== undefined && Number(minimumVersion) <= supported;
      },
    },
  },
};
