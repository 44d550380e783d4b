import type { Language } from '#kernel';
import { today } from '#kernel';
import { framePaper, loadCase, loadCasePaper } from '#modules/cases/server/index.ts';
import { listConsents } from '#modules/consents/server/index.ts';
import { loadPlace } from '#modules/organizations/server/index.ts';
import { loadPerson } from '#modules/people/server/index.ts';
import { makePdf, type Tx } from '#platform';
import { alertsOf } from './alerts.ts';
import { appointmentsSection, contactsSection, teamSection } from './people-sections.ts';
import { whoSection } from './person-sections.ts';
import { type PackMatter, packWords, type Section } from './section.ts';
import { consentsSection, dutiesSection, needsSection, planSection, strengthsSection, whySection } from './work-sections.ts';

/**
 * What a colleague gets who takes a case over, as a tagged PDF: everything is read with the reader's own sight, so the pack never says more than
 * the screens would. Refuses `record.not-found`, `pdf.unavailable`.
 */
export async function handOverPack(
  tx: Tx,
  caseId: string,
  language: Language,
): Promise<{ pdf: Buffer; fileName: string; personId: string }> {
  const row = await loadCase(tx, caseId);
  const { timeZone } = await loadPlace(tx, row.organizationId);
  const paper = await loadCasePaper(tx, caseId, language);
  const seen = await tx.db.selectFrom('persons').select('id').where('id', '=', row.personId).executeTakeFirst();
  const client = seen && (await loadPerson(tx, row.personId));
  const of: PackMatter = { ...packWords(tx, language, timeZone), paper, client };
  const { say, day } = of;
  const consents = await listConsents(tx, row);
  const sections: Section[] = [
    whoSection(of),
    await whySection(tx, row, of),
    await needsSection(tx, caseId, of),
    await strengthsSection(tx, caseId, of),
    await planSection(tx, caseId, of),
    await dutiesSection(tx, caseId, of),
    await appointmentsSection(tx, of),
    await teamSection(tx, of),
    await contactsSection(tx, of),
    consentsSection(consents, of),
  ];
  const pdf = makePdf(new URL('./pdf/hand-over-pack.typ', import.meta.url), {
    ...framePaper(paper, say('title')),
    facts: [
      { label: say('for'), value: paper.personName ?? '–' },
      { label: say('program'), value: paper.programName },
      { label: say('state'), value: `${say(`cases:state.${row.state}`)}, ${say('since', { day: day(today(row.stateSince, timeZone)) })}` },
      { label: say('manager'), value: paper.manager?.name ?? '–' },
    ],
    alertsTitle: say('alerts'),
    alerts: await alertsOf(tx, row, consents, of),
    sections,
    note: say('seenBy', { name: await readerName(tx) }),
  });
  return { pdf, fileName: `${say('fileName', { case: paper.number })}.pdf`, personId: row.personId };
}

async function readerName(tx: Tx): Promise<string> {
  const user = await tx.db.selectFrom('users').select(['givenName', 'familyName']).where('id', '=', tx.actor.userId).executeTakeFirst();
  return user ? `${user.givenName} ${user.familyName}` : '–';
}
