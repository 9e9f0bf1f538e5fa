const ownHostOnly = "connect-src 'self'";

/**
 * Lets a page's content policy reach the service when that lies on another host than the page; without one the
 * page stays as it is.
 */
export function allowService(html: string, serviceUrl: string | null): string {
  if (!html.includes(ownHostOnly)) throw new Error(`The page must contain ${ownHostOnly}.`);
  return serviceUrl === null
    ? html
    : html.replace(ownHostOnly, `${ownHostOnly} ${new URL(serviceUrl).origin}`);
}
