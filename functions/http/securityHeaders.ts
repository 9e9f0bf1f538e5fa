/** On every answer, problems and preflights too. */
export const securityHeaders = {
  // A browser that guesses types could run text from an answer as a script.
  "X-Content-Type-Options": "nosniff",
  // Opened as a page of its own, an answer loads and runs nothing and stands in nobody's frame.
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  // An address may hold a key as ?code=, which must not travel on.
  "Referrer-Policy": "no-referrer",
  // Once over https, never again without; browsers ignore it on plain http, as on this machine.
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  // The add-in's pages lie on another origin; a page that isolates itself would else be refused the data.
  "Cross-Origin-Resource-Policy": "cross-origin",
} as const;
