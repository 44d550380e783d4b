import type { DataCategory, Language } from '#kernel';
import { allItems, enabledItems, type FormText, progressOf, type Questionnaire, type QuestionnaireItem, textIn } from '#questionnaire';
import type { AssessmentSummary, AssessmentView, ReaderText, SafetyView, ScoreView } from '../model.ts';
import { domainOf } from '../rules-proposals.ts';
import { hiddenItems, visibleResponse } from '../rules-visible.ts';
import { type Instrument, titleOf } from './instruments.ts';
import type { AssessmentRow } from './store.ts';

/** Who reads: their language, and what they were granted of the case. */
export interface Reader {
  readonly language: Language;
  readonly granted: readonly DataCategory[];
}

/** An assessment for lists: scores and progress, no answers. */
export function toSummary(row: AssessmentRow, instrument: Instrument, reader: Reader): AssessmentSummary {
  const { form } = instrument;
  const hidden = hiddenFrom(row, form, reader);
  return {
    id: row.id,
    caseId: row.caseId,
    personId: row.personId,
    category: row.category,
    questionnaire: {
      key: row.questionnaireKey,
      url: row.questionnaireUrl,
      version: row.formVersion,
      title: toReaderText(titleOf(instrument, reader.language)),
      betterWhen: instrument.betterWhen,
    },
    language: row.language,
    mode: row.mode,
    respondent: row.respondent,
    status: row.status,
    replacesId: row.replacesId,
    amendmentReason: row.amendmentReason,
    withdrawnReason: row.withdrawnReason,
    score: scoreOf(row, form, reader, hidden),
    safety: safetyOf(row, form, reader),
    progress: progressOf(enabledItems(form, row.response)),
    startedAt: row.createdAt,
    startedBy: { userId: row.createdBy, name: row.startedByName ?? '' },
    authoredAt: row.authoredAt,
    completedAt: row.completedAt,
    completedBy: row.completedAt === null ? null : { userId: row.completedBy, name: row.completedByName ?? '' },
    savedAt: row.updatedAt,
    partlyHidden: hidden.size > 0,
    version: row.version,
  };
}

/** An assessment with its answers. */
export function toView(row: AssessmentRow, instrument: Instrument, reader: Reader): AssessmentView {
  const response = visibleResponse(row.response, hiddenFrom(row, instrument.form, reader));
  return { ...toSummary(row, instrument, reader), response };
}

/** Whoever writes a draft sees what they write; what is completed is cut to what the reader was granted. */
function hiddenFrom(row: AssessmentRow, form: Questionnaire, reader: Reader): ReadonlySet<string> {
  return row.status === 'draft' ? new Set() : hiddenItems(form, reader.granted);
}

function scoreOf(row: AssessmentRow, form: Questionnaire, { language }: Reader, hidden: ReadonlySet<string>): ScoreView {
  const items = allItems(form);
  const domains = items.flatMap((item) => {
    const value = row.domains[item.linkId];
    if (value === undefined || hidden.has(item.linkId)) return [];
    return [{ linkId: item.linkId, domain: domainOf(item) ?? null, label: labelOf(form, areaOf(form, item), language), value }];
  });
  return { total: row.total, band: bandOf(row, form, language), mean: row.mean, domains };
}

/** An area is named by its group ("Housing"), a part of a score by itself ("PHQ-2"). */
function areaOf(form: Questionnaire, item: QuestionnaireItem): QuestionnaireItem {
  if (domainOf(item) === undefined) return item;
  return allItems(form).find((group) => group.type === 'group' && group.item?.includes(item)) ?? item;
}

function bandOf(row: AssessmentRow, form: Questionnaire, language: Language): ScoreView['band'] {
  if (row.band === null) return null;
  const options = allItems(form).flatMap((item) => (item.readOnly ? (item.answerOption ?? []) : []));
  const coding = options.find(({ valueCoding }) => valueCoding?.code === row.band)?.valueCoding;
  const label = coding && textIn(form, coding.display ?? coding.code, coding._display, language);
  return label
    ? { code: row.band, label: toReaderText(label) }
    : { code: null, label: { text: row.band, language, inReadersLanguage: true } };
}

function safetyOf(row: AssessmentRow, form: Questionnaire, { language }: Reader): SafetyView | null {
  if (row.alertRaisedAt === null || row.status === 'entered_in_error') return null;
  const alerts = allItems(form).filter(({ linkId }) => row.alerts.includes(linkId));
  const { action, note, acknowledgedAt, acknowledgedBy, acknowledgedByName } = row;
  const acknowledged = action !== null && note !== null && acknowledgedAt !== null;
  return {
    raisedAt: row.alertRaisedAt,
    alerts: alerts.map((item) => ({ linkId: item.linkId, label: labelOf(form, item, language) })),
    acknowledgement: acknowledged
      ? { at: acknowledgedAt, by: { userId: acknowledgedBy, name: acknowledgedByName ?? '' }, action, note }
      : null,
  };
}

function labelOf(form: Questionnaire, item: QuestionnaireItem, language: Language): ReaderText | null {
  const text = textIn(form, item.text, item._text, language);
  return text ? toReaderText(text) : null;
}

function toReaderText({ text, language, inReadersLanguage }: FormText): ReaderText {
  return { text, language, inReadersLanguage };
}
