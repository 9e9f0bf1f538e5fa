import { freeSheetName } from "../../host/freeSheetName.js";
import { usualSheetNames, type HedgeSheetNames } from "../../../shared/sheet/hedgeRequest.js";

const all = (names: HedgeSheetNames): readonly string[] => Object.values(names);

/** The planned names that a workbook has already; case does not matter to Excel. */
export function takenNames(existing: readonly string[]): readonly string[] {
  const lower = new Set(existing.map((name) => name.toLowerCase()));
  return all(usualSheetNames).filter((name) => lower.has(name.toLowerCase()));
}

/** Names that no sheet has, all chosen before the plan is made, because its formulas name the sheets. */
export function newSheetNames(existing: readonly string[]): HedgeSheetNames {
  const free = (name: string): string => freeSheetName(name, existing);
  const { hedge, details, scenario, methods, journal } = usualSheetNames;
  return {
    hedge: free(hedge),
    details: free(details),
    scenario: free(scenario),
    methods: free(methods),
    journal: free(journal),
  };
}
