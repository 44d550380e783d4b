import { sql } from 'kysely';
import { addDays, DataCategory, today } from '#kernel';
import { loadPlace } from '#modules/cases/server/index.ts';
import type { Tx } from '#platform';
import { ConsentType, type ConsentView, type LegalForm } from '../model.ts';
import { statusAt } from '../rules.ts';

/** The consents of a case: those that hold first, then by their end. */
export async function listConsents(tx: Tx, of: { id: string; organizationId: string }): Promise<ConsentView[]> {
  const { timeZone } = await loadPlace(tx, of.organizationId);
  const rows = await tx.db
    .selectFrom('consents as c')
    .leftJoin('organizations as o', 'o.id', 'c.recipientOrganizationId')
    .leftJoin('users as u', 'u.id', 'c.createdBy')
    .where('c.caseId', '=', of.id)
    .select(['c.id', 'c.type', 'c.legalForm', 'c.recipientOrganizationId', 'o.name as recipientName', 'c.purposes', 'c.categories'])
    .select(['c.startsAt', 'c.expiresAt', 'c.signedOn', 'c.grantor', 'c.grantorName', 'c.statement', 'c.noticeGiven'])
    .select(['c.revokedAt', 'c.revokedChannel', 'c.version'])
    .select(sql<string | null>`u.given_name || ' ' || u.family_name`.as('recordedBy'))
    .orderBy('c.expiresAt')
    .orderBy('c.id')
    .execute();
  const now = tx.now.toString();
  const views = rows.map(
    ({ recipientOrganizationId, recipientName, ...row }): ConsentView => ({
      ...row,
      type: ConsentType.parse(row.type),
      legalForm: row.legalForm as LegalForm,
      grantor: row.grantor as ConsentView['grantor'],
      categories: row.categories.map((category) => DataCategory.parse(category)),
      recipient: recipientOrganizationId && recipientName ? { id: recipientOrganizationId, name: recipientName } : null,
      until: row.expiresAt && addDays(today(row.expiresAt, timeZone), -1),
      status: statusAt(row, now),
    }),
  );
  return views.toSorted((a, b) => rank[a.status] - rank[b.status]);
}

const rank = { active: 0, future: 1, expired: 2, revoked: 3 } as const;
