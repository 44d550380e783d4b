import { instant, Temporal, today } from '#kernel';

export interface Slot {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** A time that somebody has already given away. */
export interface Busy extends Slot {
  readonly who: 'client' | 'worker';
  readonly workerName: string | null;
  /** What it is, for whoever may see it; else empty. */
  readonly what: string;
}

/** Half-open: what ends at ten does not get in the way of what begins at ten. */
export function isInTheWay(busy: Slot, wanted: Slot): boolean {
  return Temporal.Instant.compare(busy.startsAt, wanted.endsAt) < 0 && Temporal.Instant.compare(wanted.startsAt, busy.endsAt) < 0;
}

const stepMinutes = 15;
/** Between these hours a free time is looked for; by hand any hour can be chosen. */
const dayStarts = Temporal.PlainTime.from('07:00');
const dayEnds = Temporal.PlainTime.from('20:00');

/** The free time nearest to the wanted one on the same day, at the same length; undefined when that day is full or would begin before `notBefore`. */
export function freeSlotNear(wanted: Slot, busy: readonly Slot[], timeZone: string, notBefore: Temporal.Instant): Slot | undefined {
  return shiftsOfADay
    .map((minutes) => shifted(wanted, minutes))
    .find(
      (slot) =>
        isInTheDay(slot, wanted, timeZone) &&
        Temporal.Instant.compare(slot.startsAt, notBefore) >= 0 &&
        !busy.some((other) => isInTheWay(other, slot)),
    );
}

/** The clock time nearest to the wanted one at which every date of a series is free, such as `09:30`. */
export function freeTimeForAll(dates: readonly Slot[], busy: readonly Slot[], timeZone: string): string | undefined {
  const first = dates[0];
  if (!first) return undefined;
  const minutes = shiftsOfADay.find((shift) =>
    dates.every((date) => {
      const slot = shifted(date, shift);
      return isInTheDay(slot, date, timeZone) && !busy.some((other) => isInTheWay(other, slot));
    }),
  );
  return minutes === undefined ? undefined : clockOf(shifted(first, minutes).startsAt, timeZone).toString({ smallestUnit: 'minute' });
}

/** 15, −15, 30, −30 … minutes: the nearest first, later before earlier. */
const shiftsOfADay = Array.from({ length: (13 * 60) / stepMinutes }, (_, index) => (index + 1) * stepMinutes).flatMap((minutes) => [
  minutes,
  -minutes,
]);

function shifted(slot: Slot, minutes: number): Slot {
  const move = (at: string) => instant(Temporal.Instant.from(at).add({ minutes }));
  return { startsAt: move(slot.startsAt), endsAt: move(slot.endsAt) };
}

function isInTheDay(slot: Slot, wanted: Slot, timeZone: string): boolean {
  const day = today(wanted.startsAt, timeZone);
  return (
    today(slot.startsAt, timeZone) === day &&
    today(slot.endsAt, timeZone) === day &&
    Temporal.PlainTime.compare(clockOf(slot.startsAt, timeZone), dayStarts) >= 0 &&
    Temporal.PlainTime.compare(clockOf(slot.endsAt, timeZone), dayEnds) <= 0
  );
}

function clockOf(at: string, timeZone: string): Temporal.PlainTime {
  return Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainTime();
}
