import { Temporal } from 'temporal-polyfill';

/** A clock time as people type it: "9:41", "0941", "9.41", "9h41" or "9". Undefined when it is none. */
export function parseTypedTime(typed: string): Temporal.PlainTime | undefined {
  const match = /^(\d{1,2})(?:[:.h]?(\d{2}))?$/.exec(typed.trim());
  if (!match) return undefined;
  const time = { hour: Number(match[1]), minute: Number(match[2] ?? 0) };
  return time.hour < 24 && time.minute < 60 ? Temporal.PlainTime.from(time) : undefined;
}
