/** Regions that run the managed functions of Azure Static Web Apps; the pages are served from everywhere. */
const regions = {
  westeurope: { name: "West Europe", isUnitedStates: false },
  eastasia: { name: "East Asia", isUnitedStates: false },
  centralus: { name: "Central US", isUnitedStates: true },
  eastus2: { name: "East US 2", isUnitedStates: true },
  westus2: { name: "West US 2", isUnitedStates: true },
} as const;

export type Region = keyof typeof regions;

export const regionIds = Object.keys(regions).filter(isRegion);

/** Where the service runs unless asked otherwise. */
export const defaultRegion: Region = "westeurope";

export function isRegion(text: string): text is Region {
  return Object.hasOwn(regions, text);
}

/** The region by the name that Azure's lists print: "West Europe"; null for one that this project does not use. */
export function regionOf(name: string): Region | null {
  const id = name.toLowerCase().replaceAll(" ", "");
  return isRegion(id) ? id : null;
}

/** What to know before the service is put there; null where there is nothing. */
export function regionWarning(region: Region): string | null {
  if (!regions[region].isUnitedStates) return null;
  return (
    `Warning: ${regions[region].name} is in the United States. Binance (HTTP 451) and Bybit (HTTP 403) refuse requests ` +
    `from there: their cells will show #N/A. Use --region ${defaultRegion} instead.`
  );
}
