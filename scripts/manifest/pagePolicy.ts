const ownHostOnly = "connect-src 'self'";
const developersHosts = " http://localhost:* http://127.0.0.1:*";

type Build = {
  /** A service on another host than the page. */
  readonly serviceUrl: string | null;
  /** Whether the page is served to users, not on the developer's own machine. */
  readonly isForUsers: boolean;
};

/**
 * The page with the content policy of a build: it reaches the service, and what runs on the same machine only where that
 * is the developer's.
 */
export function pagePolicy(html: string, { serviceUrl, isForUsers }: Build): string {
  for (const part of [ownHostOnly, developersHosts])
    if (!html.includes(part)) throw new Error(`The page must contain ${part.trim()}.`);
  const page = isForUsers ? html.replace(developersHosts, "") : html;
  return serviceUrl === null
    ? page
    : page.replace(ownHostOnly, `${ownHostOnly} ${new URL(serviceUrl).origin}`);
}
