import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel';
import { openCase } from '#modules/cases/server/index.ts';
import type { Actor } from '#platform';
import type { AssessmentGrid } from '../model-grid.ts';
import { needsAnswers, phq9Answers, type SpokenAnswer } from '../testing.ts';
import { recordAssessment } from './record-assessment.ts';
import { assessmentDesk } from './testing.ts';

const desk = assessmentDesk();

const answered = (caseId: string, on: string, questionnaire: string, answers: Record<string, SpokenAnswer>) =>
  desk.server.inTransaction(desk.manager, (tx) =>
    recordAssessment(tx, { caseId, questionnaire, language: 'en', mode: 'interview', answers, authoredAt: `${on}T15:00:00Z` }),
  );
const grid = async (caseId: string, actor: Actor = desk.manager, query = ''): Promise<AssessmentGrid> =>
  (await desk.server.request(actor, 'GET', `/api/cases/${caseId}/assessments/grid${query}`)).body;
/** Every cell of a row as a person reads it. */
const told = (of: AssessmentGrid, instrument: string, row = '') =>
  of.instruments
    .find(({ key }) => key === instrument)
    ?.rows.find(({ key }) => key === row)
    ?.cells.map((cell) => cell && [cell.value, cell.band?.text ?? null, cell.change && `${cell.change.by} ${cell.change.verdict}`]);

async function afterTalks(): Promise<{ caseId: string; personId: string }> {
  const opened = await desk.server.openCase();
  await answered(opened.caseId, '2026-01-05', 'phq-9', phq9Answers(3, 3, 2, 2, 2, 2, 2, 2, 0));
  await answered(opened.caseId, '2026-02-02', 'phq-9', phq9Answers(2, 2, 1, 2, 1, 1, 1, 0, 0));
  await answered(opened.caseId, '2026-01-05', 'lotse-needs', needsAnswers({ 'housing-situation': 1, 'safety-situation': 2 }));
  return opened;
}

/** Another case of the same person, in another programme of the same organisation. */
async function openSecondCase(personId: string): Promise<string> {
  const [id, programId, organizationId] = [newId(), newId(), desk.server.organizations.harbor];
  await desk.server.inTransaction(desk.server.system(), (tx) =>
    tx.db.insertInto('programs').values({ id: programId, organizationId, name: 'Money advice', model: 'clinical' }).execute(),
  );
  await desk.server.inTransaction(await desk.server.as('supervisor'), (tx) =>
    openCase(tx, desk.server.platform, {
      ...{ id, personId, organizationId, programId, caseManagerId: desk.manager.userId, eligibility: 'not_required' },
      consent: { id: newId(), legalForm: 'written', signedOn: tx.today, noticeGiven: true },
    }),
  );
  return id;
}

async function release(caseId: string, personId: string): Promise<Actor> {
  await desk.server.inTransaction(desk.manager, async (tx) => {
    const consent = { id: newId(), caseId, personId, type: 'release_of_information', legalForm: 'written' };
    const categories = ['identity', 'social', 'mental_health'];
    await tx.db
      .insertInto('consents')
      .values({ ...consent, categories, recipientOrganizationId: desk.server.organizations.northgate })
      .execute();
  });
  return desk.server.as('partner', 'northgate');
}

describe('the grid of a case', () => {
  it('sets every score against the one before, with its band and whether it got better', async () => {
    const { caseId } = await afterTalks();
    const of = await grid(caseId);
    assert.deepEqual(
      of.columns.map(({ on }) => on),
      ['2026-01-05', '2026-02-02'],
    );
    assert.deepEqual(told(of, 'phq-9'), [
      [18, 'Moderately severe', null],
      [10, 'Moderate', '-8 better'],
    ]);
    assert.deepEqual(told(of, 'phq-9', 'phq-2'), [
      [6, null, null],
      [4, null, '-2 better'],
    ]);
    assert.deepEqual(told(of, 'lotse-needs', 'housing-situation'), [[1, null, null], null]);
  });

  it('leaves out drafts and what was entered by mistake, and shows of an amended one the amendment, on the day it was answered', async () => {
    const { caseId } = await desk.server.openCase();
    const first = await answered(caseId, '2026-01-05', 'gad-7', { 'gad7-1': 3 });
    const wrong = await answered(caseId, '2026-01-20', 'gad-7', { 'gad7-1': 2 });
    await desk.server.request(desk.manager, 'POST', `/api/cases/${caseId}/assessments`, {
      ...{ id: newId(), questionnaire: 'gad-7', language: 'en', mode: 'self' },
    });
    const at = (version: number) => ({ 'if-match': `"${version}"` });
    await desk.server.request(desk.manager, 'POST', `/api/assessments/${wrong}/withdrawal`, { reason: 'Another client.' }, at(3));
    const id = newId();
    await desk.server.request(desk.manager, 'POST', `/api/assessments/${first}/amendment`, { id, reason: 'Misheard.' });
    assert.deepEqual((await grid(caseId)).columns.length, 1);
    const { body } = await desk.server.request(desk.manager, 'POST', `/api/assessments/${id}/completion`, {}, at(1));
    assert.equal(body.authoredAt, '2026-01-05T15:00:00.000Z');
    const of = await grid(caseId);
    assert.deepEqual(
      of.columns.map(({ on }) => on),
      ['2026-01-05'],
    );
    assert.equal(of.instruments[0]?.rows[0]?.cells[0]?.assessmentId, id);
  });

  it('says what became of the need an answer suggested', async () => {
    const { caseId } = await desk.server.openCase();
    const assessmentId = await answered(caseId, '2026-01-05', 'lotse-needs', needsAnswers({ 'food-situation': 1 }));
    const decision = { id: newId(), assessmentId, key: 'food', decision: 'defer', reason: 'After moving.' };
    await desk.server.request(desk.manager, 'POST', `/api/cases/${caseId}/proposal-decisions`, decision);
    const rows = (await grid(caseId)).instruments[0]?.rows ?? [];
    assert.deepEqual(
      rows.flatMap(({ domain, cells }) => (cells[0]?.need ? [[domain, cells[0].need]] : [])),
      [['food', 'deferred']],
    );
  });

  it('of a case without answers is empty', async () => {
    const { caseId } = await desk.server.openCase();
    assert.deepEqual(await grid(caseId), { of: 'case', otherCases: 0, columns: [], instruments: [] });
  });
});

describe('the grid of a person', () => {
  it('goes through all cases the reader may see, each day saying which; another worker of one of them sees only theirs', async () => {
    const { caseId, personId } = await afterTalks();
    const second = await openSecondCase(personId);
    await answered(second, '2026-03-09', 'phq-9', phq9Answers(1, 1, 1, 1, 1, 1));
    await answered(second, '2026-03-10', 'phq-9', phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 0));
    const alone = await grid(caseId);
    assert.deepEqual([alone.of, alone.otherCases, alone.columns.length], ['case', 1, 2]);
    const whole = await grid(caseId, desk.manager, '?of=person');
    assert.deepEqual(
      whole.columns.map((column) => [column.on, column.caseId]),
      [
        ['2026-01-05', caseId],
        ['2026-02-02', caseId],
        ['2026-03-09', second],
        ['2026-03-10', second],
      ],
    );
    assert.equal(new Set(whole.columns.map(({ caseNumber }) => caseNumber)).size, 2);
    assert.deepEqual(told(whole, 'phq-9')?.slice(2), [
      [null, null, null],
      [8, 'Mild', '-2 better'],
    ]);
    const partner = await release(second, personId);
    assert.equal(
      (await desk.server.request(partner, 'GET', `/api/cases/${caseId}/assessments/grid?of=person`)).body.code,
      'record.not-found',
    );
    const released = await grid(second, partner, '?of=person');
    assert.deepEqual([released.otherCases, released.columns.map((column) => column.caseId)], [0, [second, second]]);
    const { body: file } = await desk.server.request(desk.manager, 'GET', `/api/cases/${caseId}/assessments/grid/export?of=person`);
    for (const { caseNumber } of whole.columns) assert.ok(file.includes(`(${caseNumber})`), file);
  });
});

describe('who sees what of it', () => {
  it('a reader who is not told about safety does not get that row; without mental health there is no PHQ-9', async () => {
    const { caseId } = await afterTalks();
    const intake = await grid(caseId, await desk.server.as('intake_worker'));
    assert.deepEqual(
      intake.instruments.map(({ key }) => key),
      ['lotse-needs'],
    );
    const domains = intake.instruments[0]?.rows.map(({ domain }) => domain) ?? [];
    assert.ok(domains.includes('housing') && !domains.includes('safety'), domains.join());
  });

  it('a stranger to the case is told there is none, and nobody unknown gets in', async () => {
    const { caseId } = await afterTalks();
    const url = `/api/cases/${caseId}/assessments/grid`;
    const stranger = await desk.server.as('case_manager', 'mercy');
    for (const address of [url, `${url}?of=person`, `${url}/export`])
      assert.equal((await desk.server.request(stranger, 'GET', address)).body.code, 'record.not-found');
    assert.equal((await desk.server.request(null, 'GET', url)).status, 401);
  });

  it('every case that was read is in the access log', async () => {
    const { caseId, personId } = await afterTalks();
    await grid(caseId);
    const reads = await desk.server.inTransaction(desk.server.system(), (tx) =>
      tx.db.selectFrom('accessLog').select(['caseId', 'categories', 'resultCount']).where('personId', '=', personId).execute(),
    );
    assert.deepEqual(
      reads.map((read) => [read.caseId, read.categories.toSorted(), read.resultCount]),
      [[caseId, ['mental_health', 'social'], 3]],
    );
  });
});

describe('the grid as a file', () => {
  const file = async (caseId: string, query: string) =>
    (await desk.server.request(desk.manager, 'GET', `/api/cases/${caseId}/assessments/grid/export${query}`)) as {
      headers: Record<string, unknown>;
      body: string;
    };

  it('holds exactly the rows and days of the screen, the figures to count with and the words beside them', async () => {
    const { caseId } = await afterTalks();
    const { headers, body } = await file(caseId, '?format=csv');
    assert.match(String(headers['content-disposition']), /assessments-over-time\.csv/);
    const [head, ...lines] = body.replace('\uFEFF', '').trimEnd().split('\n');
    assert.equal(head, 'Questionnaire,Measured,05/01/2026,"05/01/2026, in words",02/02/2026,"02/02/2026, in words"');
    const rows = (await grid(caseId)).instruments.flatMap((of) => of.rows);
    assert.equal(lines.length, rows.length);
    assert.ok(lines.includes('Needs and strengths,Housing,1,in crisis,,'), body);
    assert.ok(lines.includes('PHQ-9,Total,18,Moderately severe,10,Moderate; 8 better'), body);
  });

  it('is there as a spreadsheet too', async () => {
    const { caseId } = await afterTalks();
    const { headers, body } = await file(caseId, '?format=xlsx');
    assert.match(String(headers['content-type']), /spreadsheetml/);
    assert.ok(body.startsWith('PK'));
  });
});
