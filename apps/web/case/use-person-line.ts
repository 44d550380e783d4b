import { useTranslation } from 'react-i18next';
import { ageOn, type CalendarDate } from '#kernel';
import type { CaseView } from '#modules/cases/web/index.ts';
import { useFormat, useLanguage } from '#ui';

/** How the client is written in the header: name, age and pronouns, number and languages. Without the name: a number in its place. */
export function usePersonLine(view: CaseView): { name: string; about: string | undefined; line: string } {
  const { t } = useTranslation();
  const format = useFormat();
  const names = new Intl.DisplayNames([useLanguage()], { type: 'language', fallback: 'code' });
  const number = t('case.number', { number: view.number });
  const { person } = view;
  if (!person) return { name: t('duties.client', { number: view.number }), about: t('case.nameHidden'), line: number };
  const about = [ageText(person.birthDate, format.today), person.pronouns].filter(Boolean).join(', ');
  const languages = person.languages.map((tag) => names.of(tag) ?? tag);
  const interpreter = person.interpreterNeeded ? t('case.interpreter') : undefined;
  return { name: person.name, about: about || undefined, line: [number, format.list(languages), interpreter].filter(Boolean).join(' · ') };
}

/** The age on a day; of somebody whose birth is known only as a year, about. */
function ageText(birthDate: string | null, today: CalendarDate): string | undefined {
  if (birthDate === null) return undefined;
  if (birthDate.length === 10) return ageOn(birthDate as CalendarDate, today)?.toString();
  return `~${Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))}`;
}
