import { headersOfAll, mimeTypes, staticRules } from "./staticHeaders.js";

/** The file that Azure Static Web Apps and its emulator read from the folder of the pages. */
export const staticWebAppFile = "staticwebapp.config.json";

/** Node.js release that runs the managed functions. */
export const managedRuntime = { language: "node", version: "22" } as const;

/**
 * What makes Azure Static Web Apps answer as our own server does. It names no page for the status 404: Azure would put it
 * in place of the service's problems too.
 */
export function staticWebAppConfig(): string {
  const routes = staticRules.map(({ files, headers }) => ({ route: patternOf(files), headers }));
  const config = {
    routes: [
      // The first route that fits holds: the service's answers keep headers of their own.
      { route: "/api/*", allowedRoles: ["anonymous"] },
      ...routes,
    ],
    globalHeaders: headersOfAll,
    mimeTypes: Object.fromEntries(Object.entries(mimeTypes).map(([end, type]) => [`.${end}`, type])),
    platform: { apiRuntime: `${managedRuntime.language}:${managedRuntime.version}` },
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

function patternOf(files: string | readonly string[]): string {
  if (typeof files === "string") return files;
  return files.length === 1 ? `/*.${files.join()}` : `/*.{${files.join(",")}}`;
}
