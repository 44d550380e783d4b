import { sql } from 'kysely';
import { DataCategory, type DataCategory as DataCategoryType, Language, mayDo, Refused } from '#kernel';
import type { Tx } from '#platform';
import type { QuestionnaireResponse } from '#questionnaire';
import { AnswerMode, AssessmentStatus, SafetyAction } from '../model.ts';

/** One assessment as it is stored, with the names of those who worked on it. */
export type AssessmentRow = Awaited<ReturnType<typeof loadAssessment>>;

/** One assessment; refuses `record.not-found` when it is absent or hidden. A draft is shown to those who may answer, to nobody else. */
export async function loadAssessment(tx: Tx, id: string) {
  const row = await assessmentRows(tx).where('a.id', '=', id).executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  return parseRow(row);
}

/** Assessments with the names of those who worked on them and what was done about an alert. */
export function assessmentRows(tx: Tx) {
  const seesDrafts = tx.actor.scope === 'system' || mayDo(tx.actor.roles, 'assessments.answer');
  return tx.db
    .selectFrom('assessments as a')
    .leftJoin('users as s', 's.id', 'a.createdBy')
    .leftJoin('users as c', 'c.id', 'a.completedBy')
    .leftJoin('safetyAcknowledgements as k', 'k.assessmentId', 'a.originalId')
    .leftJoin('users as u', 'u.id', 'k.acknowledgedBy')
    .$if(!seesDrafts, (query) => query.where('a.status', '<>', 'draft'))
    .select(['a.id', 'a.caseId', 'a.personId', 'a.category', 'a.questionnaireKey', 'a.questionnaireUrl', 'a.formVersion', 'a.language'])
    .select(['a.mode', 'a.respondent', 'a.status', 'a.originalId', 'a.replacesId', 'a.amendmentReason', 'a.withdrawnReason', 'a.response'])
    .select(['a.total', 'a.band', 'a.mean', 'a.domains', 'a.alerts', 'a.alertRaisedAt', 'a.authoredAt', 'a.completedAt', 'a.completedBy'])
    .select(['a.version', 'a.createdAt', 'a.createdBy', 'a.updatedAt'])
    .select(['k.acknowledgedAt', 'k.acknowledgedBy', 'k.action', 'k.note'])
    .select(sql<string | null>`s.given_name || ' ' || s.family_name`.as('startedByName'))
    .select(sql<string | null>`c.given_name || ' ' || c.family_name`.as('completedByName'))
    .select(sql<string | null>`u.given_name || ' ' || u.family_name`.as('acknowledgedByName'));
}

type StoredRow = Awaited<ReturnType<ReturnType<typeof assessmentRows>['executeTakeFirstOrThrow']>>;

export function parseRow(row: StoredRow) {
  return {
    ...row,
    category: DataCategory.parse(row.category),
    language: Language.parse(row.language),
    mode: AnswerMode.parse(row.mode),
    status: AssessmentStatus.parse(row.status),
    response: row.response as QuestionnaireResponse,
    domains: row.domains as Record<string, number>,
    action: row.action === null ? null : SafetyAction.parse(row.action),
  };
}

/** The total of the same instrument the time before; null when there was none. */
export async function previousTotal(
  tx: Tx,
  of: { personId: string; questionnaireKey: string; originalId: string; authoredAt: string },
): Promise<number | null> {
  const row = await tx.db
    .selectFrom('assessments')
    .select('total')
    .where('personId', '=', of.personId)
    .where('questionnaireKey', '=', of.questionnaireKey)
    .where('originalId', '<>', of.originalId)
    .where('status', '=', 'completed')
    .where('total', 'is not', null)
    .where('authoredAt', '<', of.authoredAt)
    .orderBy('authoredAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.total ?? null;
}

/** The categories of a case that the actor may see now: what was granted, cut down to what their roles allow. */
export async function grantedCategories(tx: Tx, caseId: string): Promise<readonly DataCategoryType[]> {
  if (tx.actor.scope === 'system') return DataCategory.options;
  const { rows } = await sql<{ category: string }>`SELECT DISTINCT unnest(a.categories) AS category FROM case_access a
    WHERE a.case_id = ${caseId} AND a.grantee_id IN (app_user(), app_organization()) AND (a.role IS NULL OR a.role = ANY (app_roles()))
      AND a.valid_from <= now() AND (a.valid_until IS NULL OR a.valid_until > now())`.execute(tx.db);
  const granted = rows.map((row) => row.category);
  return tx.actor.categories.filter((category) => granted.includes(category));
}
