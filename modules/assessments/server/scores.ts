import { record, type Tx } from '#platform';
import { type QuestionnaireResponse, scoreSummary } from '#questionnaire';
import { safetyAlertCleared, safetyAlertRaised } from './events.ts';
import { type Instrument, titleOf } from './instruments.ts';
import type { AssessmentRow } from './store.ts';

/** What a calculated response adds up to, as the columns that keep it. */
export function scoresOf(instrument: Instrument, response: QuestionnaireResponse) {
  const { total, band, mean, domains, alerts } = scoreSummary(instrument.form, response, 'en');
  return {
    total: total?.value ?? null,
    band: band?.code ?? band?.label.text ?? null,
    mean: mean?.value ?? null,
    domains: Object.fromEntries(domains.map(({ linkId, value }) => [linkId, value])),
    alerts: alerts.map(({ linkId }) => linkId),
  };
}

/** When an alert began: it goes on while it lasts, and ends when a draft is put right. */
export function alertSince(row: Pick<AssessmentRow, 'alertRaisedAt'>, alerts: readonly string[], now: Tx['now']): string | null {
  return alerts.length === 0 ? null : (row.alertRaisedAt ?? now.toString());
}

/** Journals an alert that came up or went with this change of the answers. */
export function noteAlert(tx: Tx, row: AssessmentRow, instrument: Instrument, alerts: readonly string[]): void {
  if (alerts.some((linkId) => !row.alerts.includes(linkId)))
    record(tx, safetyAlertRaised, subjectOf(row), { ...named(row, instrument), alerts: [...alerts] });
  else if (row.alerts.length > 0 && alerts.length === 0) record(tx, safetyAlertCleared, subjectOf(row), named(row, instrument));
}

/** The event is as hidden as the assessment is. */
export function subjectOf({ caseId, personId, category }: Pick<AssessmentRow, 'caseId' | 'personId' | 'category'>) {
  return { caseId, personId, category };
}

/** How events name an assessment: by its instrument. The title is the publisher's own. */
export function named({ id }: { id: string }, instrument: Instrument) {
  return { assessmentId: id, questionnaire: instrument.key, title: titleOf(instrument, 'en').text };
}

export function editionOf(row: Pick<AssessmentRow, 'questionnaireUrl' | 'formVersion'>) {
  return { url: row.questionnaireUrl, version: row.formVersion };
}

/** What of the instrument an assessment keeps, so that it can be read when the instrument has changed. */
export function columnsOf({ key, url, version, category }: Instrument) {
  return { questionnaireKey: key, questionnaireUrl: url, formVersion: version, category };
}
