import { z } from 'zod';
import { parseTypedTime } from '#kernel';
import { OpeningHours, siteFields } from '../model-site.ts';
import type { Site } from './queries-sites.ts';

/** A line of opening hours as it is typed. */
const TypedHours = z.object({ key: z.string(), days: z.array(z.string()), opensAt: z.string(), closesAt: z.string() });
export type TypedHours = z.infer<typeof TypedHours>;

/** A line without days, with times that cannot be read, or that closes before it opens does not fit. */
const openingHours = z.array(TypedHours).superRefine((lines, context) => {
  for (const line of lines) {
    const issue = OpeningHours.safeParse(hoursOf(line)).error?.issues[0];
    if (issue) context.addIssue({ code: 'custom', message: issue.message, params: { code: 'site.hours-unreadable' } });
  }
});

/** What is asked about a site. */
export const SiteForm = z.object({ ...siteFields, openingHours, isMain: z.boolean(), open: z.enum(['yes', 'no']) });
export type SiteForm = z.output<typeof SiteForm>;

/** The fields of a site as the form begins with them. */
export function formOf(site: Site | undefined): Partial<z.input<typeof SiteForm>> {
  if (!site) {
    const empty = { openingNote: '', accessibilityNote: '', transportation: '', languages: [], accessibility: [], openingHours: [] };
    return { ...empty, kind: 'physical', isMain: false, open: 'yes' };
  }
  const { id: _id, version: _version, active, openingHours: hours, ...fields } = site;
  return { ...(fields as Partial<z.input<typeof SiteForm>>), open: active ? 'yes' : 'no', openingHours: hours.map(typed) };
}

/** What is sent of a form that fits. */
export function siteOf({ openingHours: lines, open: _open, ...site }: SiteForm) {
  return { ...site, openingHours: lines.map((line) => OpeningHours.parse(hoursOf(line))) };
}

function typed({ days, opensAt, closesAt }: Site['openingHours'][number], index: number): TypedHours {
  return { key: String(index), days: days.map(String), opensAt, closesAt };
}

function hoursOf({ days, opensAt, closesAt }: TypedHours) {
  return { days: days.map(Number), opensAt: clockOf(opensAt), closesAt: clockOf(closesAt) };
}

function clockOf(text: string): string {
  return parseTypedTime(text)?.toString().slice(0, 5) ?? text;
}
