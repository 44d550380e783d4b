import { accept, type CalendarDate, type Decision, earliestDay, latestDay, type PartialDate, refuse, yearOf } from '#kernel';

export type PersonRefusal =
  | { code: 'person.name-missing' }
  | { code: 'person.born-in-future' }
  | { code: 'person.died-in-future' }
  | { code: 'person.died-before-birth' };

export interface PersonFacts {
  readonly givenNames: string;
  readonly familyName: string;
  readonly birthDate: PartialDate | null;
  readonly deceasedOn: PartialDate | null;
}

/** A person has a name, was not born after today and did not die before birth. Partial dates count as early as they may mean. */
export function checkPerson(person: PersonFacts, today: CalendarDate): Decision<undefined, PersonRefusal> {
  const { birthDate, deceasedOn } = person;
  if (person.givenNames.trim() === '' && person.familyName.trim() === '') return refuse({ code: 'person.name-missing' });
  if (birthDate && earliestDay(birthDate) > today) return refuse({ code: 'person.born-in-future' });
  if (deceasedOn && earliestDay(deceasedOn) > today) return refuse({ code: 'person.died-in-future' });
  if (birthDate && deceasedOn && latestDay(deceasedOn) < earliestDay(birthDate)) return refuse({ code: 'person.died-before-birth' });
  return accept();
}

/** Full years on a day, or null where the birth date is not known well enough to say. A life that ended is counted to its end. */
export function ageOn(birthDate: PartialDate | null, today: CalendarDate, deceasedOn: PartialDate | null = null): number | null {
  if (birthDate === null) return null;
  const until = deceasedOn === null ? today : earliestDay(deceasedOn);
  const [oldest, youngest] = [yearsBetween(earliestDay(birthDate), until), yearsBetween(latestDay(birthDate), until)];
  return oldest === youngest && oldest >= 0 ? oldest : null;
}

function yearsBetween(from: CalendarDate, to: CalendarDate): number {
  const years = yearOf(to) - yearOf(from);
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}
