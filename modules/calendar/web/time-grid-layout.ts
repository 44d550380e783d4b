import { type CalendarDate, Temporal, today } from '#kernel';

interface Timed {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Where a block stands in the column of its day: minutes from midnight, and which of how many lanes side by side. */
export interface Placed<Item> {
  readonly item: Item;
  readonly from: number;
  readonly until: number;
  readonly lane: number;
  readonly lanes: number;
}

const fullDay = 24 * 60;

/** The appointments that begin on a day, each in a lane of its own while others go on beside it. */
export function placeOnDay<Item extends Timed>(items: readonly Item[], day: CalendarDate, timeZone: string): Placed<Item>[] {
  const placed: (Placed<Item> & { group: number })[] = [];
  let [group, groupEnds] = [0, 0];
  let lanesEnd: number[] = [];
  const ofDay = items.filter((item) => today(item.startsAt, timeZone) === day).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  for (const item of ofDay) {
    const from = minutesOf(item.startsAt, timeZone);
    const until = today(item.endsAt, timeZone) === day ? Math.max(minutesOf(item.endsAt, timeZone), from + 15) : fullDay;
    if (from >= groupEnds) {
      group += 1;
      lanesEnd = [];
    }
    const free = lanesEnd.findIndex((end) => end <= from);
    const lane = free === -1 ? lanesEnd.length : free;
    lanesEnd[lane] = until;
    groupEnds = Math.max(groupEnds, until);
    placed.push({ item, from, until, lane, lanes: 0, group });
  }
  return placed.map(({ group: of, ...block }) => {
    const lanes = 1 + Math.max(...placed.filter((other) => other.group === of).map((other) => other.lane));
    return { ...block, lanes };
  });
}

/** The hours a grid shows: the working day, and as much more as there are appointments. */
export function hoursShown(items: readonly Timed[], timeZone: string): { from: number; until: number } {
  const starts = items.map((item) => Math.floor(minutesOf(item.startsAt, timeZone) / 60));
  const ends = items.map((item) => {
    const sameDay = today(item.startsAt, timeZone) === today(item.endsAt, timeZone);
    return sameDay ? Math.ceil(minutesOf(item.endsAt, timeZone) / 60) : 24;
  });
  return { from: Math.min(7, ...starts), until: Math.max(19, ...ends) };
}

/** The same appointment so many days and minutes later on the clock; it keeps its length. */
export function movedBy({ startsAt, endsAt }: Timed, by: { days: number; minutes: number }, timeZone: string) {
  const start = Temporal.Instant.from(startsAt);
  const clock = start.toZonedDateTimeISO(timeZone).toPlainDateTime();
  // one after the other: a day earlier and an hour later is no duration of one sign
  const to = clock.add({ days: by.days }).add({ minutes: by.minutes }).toZonedDateTime(timeZone).toInstant();
  return { startsAt: to.toString(), endsAt: to.add(start.until(Temporal.Instant.from(endsAt))).toString() };
}

export function minutesOf(at: string, timeZone: string): number {
  const { hour, minute } = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  return hour * 60 + minute;
}
