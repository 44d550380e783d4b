import { formatPartialDate, formatPhoneNumber, localeOf, type PartialDate } from '#kernel';
import type { ContactPoint, PersonView } from '#modules/people/index.ts';
import { line, listOf, type PackMatter, type Section } from './section.ts';

/** Who the client is and how they are reached, and how not. Where somebody lives whose address is protected stays in the record. */
export function whoSection(of: PackMatter): Section {
  const { client, say } = of;
  if (!client) return listOf(say('who'), [], say('hidden'));
  const ways = client.contactPoints.filter(({ doNotUse }) => !doNotUse);
  return listOf(
    say('who'),
    [
      line(
        client.birthDate && say('born', { date: formatPartialDate(client.birthDate as PartialDate, of.language) }),
        client.age !== null && say('people:age', { count: client.age }),
        client.pronouns,
      ),
      languagesLine(of, client),
      ...ways.map((point) => wayLine(of, point)),
      ...client.relations
        .filter(({ isEmergencyContact, isRepresentative }) => isEmergencyContact || isRepresentative)
        .map((relation) => relationLine(of, relation)),
    ].filter((each) => each !== ''),
    say('nothing'),
  );
}

function languagesLine({ say, language }: PackMatter, { languages, interpreterNeeded }: PersonView): string {
  const names = new Intl.DisplayNames(localeOf(language), { type: 'language' });
  const spoken = languages.map((tag) => (tag === 'gsg' || tag === 'ise' ? say(`people:language.${tag}`) : (names.of(tag) ?? tag)));
  return line(spoken.length > 0 && say('speaks', { languages: spoken.join(', ') }), interpreterNeeded && say('interpreter'));
}

function wayLine(of: PackMatter, point: ContactPoint): string {
  const { say } = of;
  const isTalk = point.kind === 'phone' || point.kind === 'text';
  return line(
    [say(`people:reach.kind.${point.kind}`), valueText(of, point)].filter(Boolean).join(' '),
    point.belongsTo,
    point.hours && `${daysText(of, point.hours.days)} ${point.hours.from}–${point.hours.to}`,
    point.kind === 'phone' && !point.safeToCall && say('people:reach.notSafe'),
    isTalk && say(point.safeToLeaveMessage ? 'people:reach.message' : 'people:reach.noMessage'),
    point.codeName && say('people:reach.codeName', { name: point.codeName }),
    point.note,
  );
}

/** "No letters", "Do not call (212) 555-0148: her brother answers" */
export function notLine(of: PackMatter, point: ContactPoint): string {
  const value = valueText(of, point);
  const said = of.say(value === '' ? `people:reach.none_${point.kind}` : `people:reach.not_${point.kind}`, { value });
  return [said, point.note].filter(Boolean).join(': ');
}

function valueText({ paper }: PackMatter, { kind, value }: Pick<ContactPoint, 'kind' | 'value'>): string {
  if (value === null || kind === 'email' || kind === 'post') return value ?? '';
  return formatPhoneNumber(value, paper.country);
}

/** Monday is 1; the fifth of January 1970 was one. */
function daysText({ language }: PackMatter, days: readonly number[]): string {
  const name = new Intl.DateTimeFormat(localeOf(language), { weekday: 'short', timeZone: 'UTC' });
  return days.map((weekday) => name.format((weekday + 3) * 86_400_000)).join(', ');
}

function relationLine(of: PackMatter, relation: PersonView['relations'][number]): string {
  const { say, paper } = of;
  return line(
    relation.relatedName,
    relation.isRepresentative && say('representative'),
    relation.isEmergencyContact && say('emergencyContact'),
    relation.phone && formatPhoneNumber(relation.phone, paper.country),
  );
}
