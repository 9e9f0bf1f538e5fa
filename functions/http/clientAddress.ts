import { isIPv4, isIPv6 } from "node:net";

/**
 * Whom a request is counted for: an IPv4 address, or the /64 of an IPv6 one, since one line has as many
 * addresses as it likes within that. Null when the proxies did not say.
 * @param forwardedFor X-Forwarded-For; each proxy appends whom it was asked by, so that only what our own
 * proxies appended counts and not what a client wrote in front of it
 * @param proxyHops how many proxies of ours there are
 */
export function clientAddressOf(forwardedFor: string | null, proxyHops: number): string | null {
  const entry = (forwardedFor ?? "").split(",").at(-proxyHops)?.trim() ?? "";
  const address = withoutPort(entry);
  if (isIPv4(address)) return address;
  return isIPv6(address) ? networkOf(address) : null;
}

function withoutPort(entry: string): string {
  const bracketed = /^\[([^\]]*)\](:\d+)?$/.exec(entry)?.[1];
  if (bracketed !== undefined) return bracketed;
  return /^([\d.]+):\d+$/.exec(entry)?.[1] ?? entry;
}

function networkOf(address: string): string {
  const groups = groupsOf(address);
  const isMappedIpv4 = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMappedIpv4) {
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 0xff])
      .join(".");
  }
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":")}::/64`;
}

function groupsOf(address: string): readonly number[] {
  // URL writes every IPv6 address in one form: no zone, no leading zeros, no dotted IPv4 at its end.
  const plain = new URL(`http://[${address.replace(/%.*$/, "")}]`).hostname.slice(1, -1);
  const [head = [], tail = []] = plain
    .split("::")
    .map((part) => (part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16))));
  const missing = 8 - head.length - tail.length;
  return [...head, ...Array.from({ length: missing }, () => 0), ...tail];
}
