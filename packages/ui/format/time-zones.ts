/** All time zones of the device, its own among them, written as people say them. */
export function knownTimeZones(): { value: string; label: string }[] {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...new Set([...Intl.supportedValuesOf('timeZone'), own])].sort().map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}
