/** How files of one kind are answered. */
export type StaticRule = {
  /** One file by its path, or all that end in one of these, without the dot. */
  readonly files: string | readonly string[];
  /** "" takes away a header of all. */
  readonly headers: Readonly<Record<string, string>>;
};

// File names carry no hash: a file from before a release beside one from after it would not start.
const askEachTime = { "cache-control": "no-cache" };

/** Headers of every answer of the static server, a missing file included: its status could not be read otherwise. */
export const headersOfAll: Readonly<Record<string, string>> = {
  // Excel on the web reads functions.json and functions.js from a page of its own and refuses them without this one.
  "access-control-allow-origin": "*",
  // A page that isolates itself would else be refused the files.
  "cross-origin-resource-policy": "cross-origin",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  // A page cannot forbid frames by itself. Of all and not of the pages by name: an address has more spellings than one.
  "content-security-policy": "frame-ancestors 'none'",
};

/** The first rule that fits a file holds. What a page may load is in the page itself: it depends on the build's addresses. */
export const staticRules: readonly StaticRule[] = [
  // Excel shows the pane in a frame, on the web from hosts that Microsoft does not list.
  { files: "/taskpane.html", headers: { ...askEachTime, "content-security-policy": "" } },
  { files: ["html", "js", "css", "json", "map", "xml", "txt"], headers: askEachTime },
  { files: ["png"], headers: { "cache-control": "public, max-age=86400" } },
];

/** The content type by the end of the name. */
export const mimeTypes: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json",
  map: "application/json",
  xml: "text/xml; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  png: "image/png",
};

/** All headers for a file of the add-in, by its path from the root: "/help/index.html". */
export function staticHeaders(path: string): Readonly<Record<string, string>> {
  const end = path.slice(path.lastIndexOf(".") + 1);
  const type = mimeTypes[end];
  const rule = staticRules.find(({ files }) =>
    typeof files === "string" ? files === path : files.includes(end),
  );
  const headers = {
    ...headersOfAll,
    ...rule?.headers,
    ...(type === undefined ? {} : { "content-type": type }),
  };
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ""));
}
