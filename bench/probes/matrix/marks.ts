import assert from 'node:assert/strict';
import { type DataCategory, newId } from '#kernel';
import type { Stage } from '../recipes/index.ts';

/** The categories that work of case managers can be in; each has words of its own that stand in every free text of that category. */
export const markedCategories = [
  'social',
  'health_general',
  'mental_health',
  'finance',
  'violence_safety',
  'legal_immigration',
] as const satisfies readonly DataCategory[];
export const markOf = (category: DataCategory): string => `Quillwort ${category.replaceAll('_', '')}`;

/** Puts a contact, an appointment, a document and a goal of every category on a case. */
export async function markCase(stage: Stage, caseId: string, planId: string): Promise<void> {
  let hours = 24 * 60;
  for (const category of markedCategories) {
    const says = markOf(category);
    hours += 3;
    await stage.make('POST', '/contacts', {
      id: newId(),
      caseId,
      mode: 'call',
      outcome: 'reached',
      at: stage.moment(-3),
      note: says,
      category,
    });
    const times = { startsAt: stage.moment(hours), endsAt: stage.moment(hours + 1) };
    await stage.make('POST', '/appointments', { id: newId(), caseId, title: says, place: says, category, ...times });
    await stage.make('POST', `/plans/${planId}/goals`, { id: newId(), clientWords: says, category });
    await upload(stage, caseId, says, category);
  }
}

async function upload(stage: Stage, caseId: string, title: string, category: DataCategory): Promise<void> {
  const document = JSON.stringify({ id: newId(), title, kind: 'letter', category });
  const part = (head: string, text: string) => ['--edge', `content-disposition: form-data; ${head}`, '', text];
  const lines = [
    ...part('name="document"', document),
    ...part('name="file"; filename="letter.pdf"\r\ncontent-type: application/pdf', `%PDF-1.7 ${title}`),
    '--edge--',
    '',
  ];
  const headers = { 'content-type': 'multipart/form-data; boundary=edge' };
  const answer = await stage.server.request(
    stage.manager,
    'POST',
    `/api/cases/${caseId}/documents`,
    Buffer.from(lines.join('\r\n')),
    headers,
  );
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
}
