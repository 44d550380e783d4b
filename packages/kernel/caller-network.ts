/** The part of an address that one caller holds: a whole IPv4 address, the /64 of an IPv6 one (RFC 6177). */
export function callerNetwork(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!address.includes(':')) return address;
  return `${groupsOf(address).slice(0, 4).join(':')}::/64`;
}

/** The eight groups of an IPv6 address; a zone is left out, and an IPv4 address at the end stands for two groups. */
function groupsOf(address: string): string[] {
  const [plain = ''] = address.replace(/\d+(\.\d+){3}/, '0:0').split('%');
  const [before = [], after] = plain.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = after === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...zeros, ...(after ?? [])].map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''));
}
