import { format } from "prettier";
import { licenceTable } from "./licenceTable.js";

const introduction = `# Licences of what ships

HEDGE itself is MIT ([LICENSE](../LICENSE)). The build lists what each of its bundles holds, with the full texts, in
\`dist/addin/licences.txt\`, \`dist/functions/licences.txt\` and \`dist/host/licences.txt\`; this table is made from them by
\`npm run build && npm run licences\`. Nothing under a GPL ships, and a test fails on a licence that is not on its list.
The versions are in package-lock.json and in the SBOM of a release. Code that a package has copied into its own files
stands under that package's name.
`;

/** The document on the licences of a build. */
export async function licencesDocument(dist: string): Promise<string> {
  return format(`${introduction}\n${licenceTable(dist)}\n`, { parser: "markdown", printWidth: 110 });
}
