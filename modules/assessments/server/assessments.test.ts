import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { newId } from '#kernel';
import type { Actor } from '#platform';
import { type TestServer, testServer } from '#testing';
import { filledResponse, instrument, needsAnswers, phq9Answers, type SpokenAnswer } from '../testing.ts';

let server: TestServer;
let manager: Actor;
before(async () => {
  server = await testServer();
  manager = await server.as('case_manager');
});
after(() => server.stop());

type Answers = Record<string, SpokenAnswer>;

const start = async (caseId: string, questionnaire: string, over: object = {}, actor: Actor = manager) =>
  server.request(actor, 'POST', `/api/cases/${caseId}/assessments`, { id: newId(), questionnaire, language: 'en', mode: 'self', ...over });
const send = (id: string, version: number, response: object, actor: Actor = manager) =>
  server.request(actor, 'PUT', `/api/assessments/${id}/response`, { response }, { 'if-match': `"${version}"` });
const save = (id: string, version: number, key: string, answers: Answers) => send(id, version, filledResponse(instrument(key), answers));
const complete = (id: string, version: number, body: object = {}, actor: Actor = manager) =>
  server.request(actor, 'POST', `/api/assessments/${id}/completion`, body, { 'if-match': `"${version}"` });
const read = (id: string, actor: Actor = manager) => server.request(actor, 'GET', `/api/assessments/${id}`);
const duties = async (caseId: string, kind: string, actor: Actor = manager) =>
  (await server.request(actor, 'GET', `/api/duties?caseId=${caseId}&kind=${kind}`)).body.items;
const timeline = async (caseId: string, actor: Actor = manager) =>
  (await server.request(actor, 'GET', `/api/cases/${caseId}/timeline`)).body.items.map((entry: { type: string }) => entry.type);

/** Started, answered and completed; answers what the completion answered. */
async function answered(caseId: string, key: string, answers: Answers) {
  const { body: draft } = await start(caseId, key);
  await save(draft.id, 1, key, answers);
  return (await complete(draft.id, 2)).body;
}

async function release(caseId: string, personId: string, categories: string[]): Promise<Actor> {
  await server.inTransaction(manager, async (tx) => {
    const consent = { id: newId(), caseId, personId, type: 'release_of_information', legalForm: 'written', categories };
    await tx.db
      .insertInto('consents')
      .values({ ...consent, recipientOrganizationId: server.organizations.northgate })
      .execute();
  });
  return server.as('partner', 'northgate');
}

describe('the instruments', () => {
  it('are listed with their licence and the languages they are published in', async () => {
    const { body } = await server.request(manager, 'GET', '/api/questionnaires?language=de');
    assert.deepEqual(
      body.items.map((entry: Record<string, unknown>) => [entry.key, entry.shipClass, entry.category]),
      [
        ['lotse-needs', 'D', 'social'],
        ['phq-9', 'A', 'mental_health'],
        ['gad-7', 'A', 'mental_health'],
        ['audit-c', 'A', 'health_general'],
        ['who-5', 'C', 'mental_health'],
        ['katz-adl', 'B', 'health_general'],
        ['cfpb-financial-well-being', 'A', 'finance'],
      ],
    );
    const [needs, phq9] = body.items;
    assert.deepEqual(
      [needs.title.text, needs.translations.de, phq9.translations],
      ['Bedarf und Stärken', 'published', { en: 'original', de: 'unavailable', it: 'unavailable' }],
    );
    assert.match(phq9.licence, /Spitzer/);
  });
  it('come with their form, and what does not exist is not found', async () => {
    const { body } = await server.request(manager, 'GET', '/api/questionnaires/phq-9');
    assert.deepEqual([body.resource.resourceType, body.resource.item.length > 2], ['Questionnaire', true]);
    assert.equal((await server.request(manager, 'GET', '/api/questionnaires/eq-5d')).body.code, 'questionnaire.not-found');
  });
});

describe('PHQ-9 through the API', () => {
  const vectors: [scores: number[], total: number | null, band: string | null, alert: boolean][] = [
    [[2, 2, 1, 2, 1, 1, 1, 0, 0], 10, 'moderate', false],
    [[0, 0, 0, 0, 0, 0, 0, 0, 1], 1, 'minimal', true],
    [[3, 3, 3, 3, 3, 3, 3, 3, 3], 27, 'severe', true],
    [[2, 2, 2, 2, 2, 2, 2], 18, 'moderately-severe', false],
    [[2, 2, 2, 2, 2, 2], null, null, false],
  ];
  for (const [scores, total, band, alert] of vectors) {
    it(`${scores.join(',')} is ${total ?? 'no total'}${alert ? ' with an alert' : ''}`, async () => {
      const { caseId } = await server.openCase();
      const done = await answered(caseId, 'phq-9', phq9Answers(...scores));
      const { score, safety, status } = done;
      assert.deepEqual([status, score.total, score.band?.code ?? null, safety !== null], ['completed', total, band, alert]);
    });
  }

  it('takes no score from whoever sends it', async () => {
    const { caseId } = await server.openCase();
    const { body: draft } = await start(caseId, 'phq-9');
    const response = filledResponse(instrument('phq-9'), phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 0));
    const forged = { linkId: 'total', answer: [{ valueInteger: 27 }] };
    const scored = JSON.parse(JSON.stringify(response).replaceAll('"valueDecimal":1', '"valueDecimal":3'));
    const { body } = await send(draft.id, 1, { ...scored, status: 'completed', authored: '2020-01-01', item: [...scored.item, forged] });
    assert.deepEqual([body.score.total, body.status, body.response.status, body.response.authored], [8, 'draft', 'in-progress', undefined]);
    assert.equal((await complete(draft.id, 2)).body.score.total, 8);
  });
});

describe('an answer that speaks of danger', () => {
  it('is a duty at once, within the hour, for the case manager; writing down what was done ends it', async () => {
    const { caseId } = await server.openCase();
    const { body: draft } = await start(caseId, 'phq-9');
    await save(draft.id, 1, 'phq-9', { 'phq9-9': 1 });
    const [duty, ...others] = await duties(caseId, 'safety-call');
    const minutes = (Date.parse(duty.dueAt) - Date.parse(duty.startsAt)) / 60_000;
    assert.deepEqual(
      [others.length, duty.priority, duty.category, duty.holderUserId, minutes, duty.ruleId],
      [0, 100, 'mental_health', manager.userId, 60, 'CM-SAFETY-CALL'],
    );
    assert.equal(duty.escalatesAt, duty.dueAt);
    await complete(draft.id, 2);
    assert.equal((await duties(caseId, 'safety-call'))[0].id, duty.id);
    const acknowledgement = { id: newId(), action: 'safety_plan', note: 'Talked for half an hour; safety plan made.' };
    const acknowledge = (body: object) => server.request(manager, 'POST', `/api/assessments/${draft.id}/acknowledgement`, body);
    const { status, body } = await acknowledge(acknowledgement);
    assert.deepEqual(
      [status, body.safety.acknowledgement.action, body.safety.acknowledgement.by.userId],
      [201, 'safety_plan', manager.userId],
    );
    assert.deepEqual(await duties(caseId, 'safety-call'), []);
    assert.equal((await acknowledge(acknowledgement)).status, 201);
    assert.equal((await acknowledge({ ...acknowledgement, id: newId() })).body.code, 'safety.already-acknowledged');
    const types = await timeline(caseId);
    assert.deepEqual(types.slice(0, 4), ['safety-alert-acknowledged', 'assessment-completed', 'safety-alert-raised', 'assessment-started']);
  });

  it('goes with the answer when a draft is put right, and stays once completed', async () => {
    const { caseId } = await server.openCase();
    const { body: draft } = await start(caseId, 'phq-9');
    await save(draft.id, 1, 'phq-9', phq9Answers(0, 0, 0, 0, 0, 0, 0, 0, 2));
    await save(draft.id, 2, 'phq-9', phq9Answers(0, 0, 0, 0, 0, 0, 0, 0, 0));
    assert.deepEqual(await duties(caseId, 'safety-call'), []);
    assert.equal((await timeline(caseId))[0], 'safety-alert-cleared');
    assert.equal((await read(draft.id)).body.safety, null);
  });

  it('is not seen by a partner without a release for mental health, and by nobody elsewhere', async () => {
    const { caseId, personId } = await server.openCase();
    const { id } = await answered(caseId, 'phq-9', phq9Answers(0, 0, 0, 0, 0, 0, 0, 0, 3));
    const partner = await release(caseId, personId, ['identity', 'social', 'health_general']);
    assert.deepEqual(await duties(caseId, 'safety-call', partner), []);
    assert.equal((await read(id, partner)).body.code, 'record.not-found');
    const { body } = await server.request(partner, 'GET', `/api/cases/${caseId}/assessments`);
    assert.deepEqual([body.items, (await timeline(caseId, partner)).includes('safety-alert-raised')], [[], false]);
    assert.equal((await duties(caseId, 'safety-call', await server.as('supervisor'))).length, 1);
  });

  it('asks nobody who may not work on the case, and an assessment without one asks for nothing', async () => {
    const { caseId } = await server.openCase();
    const { id } = await answered(caseId, 'phq-9', phq9Answers(1));
    const body = () => ({ id: newId(), action: 'safe_now', note: 'Looked after.' });
    const acknowledge = (actor: Actor) => server.request(actor, 'POST', `/api/assessments/${id}/acknowledgement`, body());
    assert.equal((await acknowledge(await server.as('intake_worker'))).body.code, 'access.not-allowed');
    assert.equal((await acknowledge(manager)).body.code, 'safety.nothing-to-acknowledge');
  });
});

describe('a draft', () => {
  it('keeps what is answered and says how far it is; the same start twice is one draft', async () => {
    const { caseId } = await server.openCase();
    const id = newId();
    const [first, second] = [await start(caseId, 'lotse-needs', { id }), await start(caseId, 'lotse-needs', { id })];
    assert.deepEqual([first.status, second.status, first.body.progress.answered], [201, 201, 0]);
    assert.equal((await start(caseId, 'lotse-needs', { id, mode: 'interview' })).body.code, 'create.id-reused');
    await save(id, 1, 'lotse-needs', { 'housing-situation': 2, 'housing-words': 'Cold in winter.' });
    const { body } = await read(id);
    assert.deepEqual([body.progress.answered, body.version, body.score.domains[0].label.text], [2, 2, 'Housing']);
    const { body: list } = await server.request(manager, 'GET', `/api/cases/${caseId}/assessments`);
    assert.deepEqual([list.items.length, list.items[0].response], [1, undefined]);
  });

  it('that somebody else wrote on meanwhile conflicts, question by question', async () => {
    const { caseId } = await server.openCase();
    const { body: draft } = await start(caseId, 'phq-9');
    await save(draft.id, 1, 'phq-9', phq9Answers(1, 1));
    const { status, body } = await save(draft.id, 1, 'phq-9', phq9Answers(1, 2));
    assert.deepEqual(
      [status, body.code, body.version, body.fields.map((entry: { field: string }) => entry.field)],
      [409, 'write.conflict', 2, ['problems/phq9-2']],
    );
    assert.equal((await server.request(manager, 'PUT', `/api/assessments/${draft.id}/response`, { response: {} })).status, 428);
  });

  it('takes no wrong answers and no other resource', async () => {
    const { caseId } = await server.openCase();
    const { body: draft } = await start(caseId, 'phq-9');
    const item = [{ linkId: 'problems', item: [{ linkId: 'phq9-1', answer: [{ valueString: 'often' }] }] }, { linkId: 'pet' }];
    const wrong = await send(draft.id, 1, { resourceType: 'QuestionnaireResponse', status: 'in-progress', item });
    assert.deepEqual(
      [wrong.status, wrong.body.problems.map((problem: { linkId: string }) => problem.linkId).toSorted()],
      [422, ['pet', 'phq9-1']],
    );
    assert.deepEqual((await send(draft.id, 1, { resourceType: 'Patient' })).body.code, 'request.invalid');
  });

  it('names who answers for the client', async () => {
    const { caseId } = await server.openCase();
    assert.equal((await start(caseId, 'phq-9', { mode: 'proxy' })).body.code, 'assessment.needs-respondent');
    assert.equal((await start(caseId, 'phq-9', { mode: 'proxy', respondent: 'Her sister' })).body.respondent, 'Her sister');
    assert.equal((await start(caseId, 'eq-5d')).body.code, 'questionnaire.not-found');
  });
});

describe('completing', () => {
  it('is refused with every gap by name, and when nothing is answered', async () => {
    const { caseId } = await server.openCase();
    const { body: draft } = await start(caseId, 'lotse-needs');
    assert.equal((await complete(draft.id, 1)).body.code, 'assessment.empty');
    const { 'food-situation': _, 'legal-situation': __, ...answers } = needsAnswers();
    await save(draft.id, 1, 'lotse-needs', answers);
    const { status, body } = await complete(draft.id, 2);
    assert.deepEqual(
      [status, body.code, body.problems.map((problem: { linkId: string }) => problem.linkId)],
      [422, 'questionnaire.incomplete', ['food-situation', 'legal-situation']],
    );
  });

  it('keeps the day it was answered on paper, and takes none to come', async () => {
    const { caseId } = await server.openCase();
    const { body: draft } = await start(caseId, 'gad-7', { mode: 'interview' });
    await save(draft.id, 1, 'gad-7', { 'gad7-1': 1 });
    assert.equal((await complete(draft.id, 2, { authoredAt: '2999-01-01T10:00:00Z' })).body.code, 'assessment.in-future');
    const { body } = await complete(draft.id, 2, { authoredAt: '2026-01-02T10:00:00Z' });
    assert.deepEqual([body.authoredAt, body.completedBy.userId], ['2026-01-02T10:00:00.000Z', manager.userId]);
    assert.equal((await complete(draft.id, 3)).body.code, 'assessment.not-a-draft');
    assert.equal((await save(draft.id, 3, 'gad-7', {})).body.code, 'assessment.not-a-draft');
  });

  it('is for good: not even the owner of the table changes or removes it', async () => {
    const { caseId } = await server.openCase();
    const { id } = await answered(caseId, 'phq-9', phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 0));
    const owner = new pg.Client({ connectionString: server.ownerUrl });
    await owner.connect();
    const attempts = [
      `UPDATE assessments SET response = '{}' WHERE id = '${id}'`,
      `UPDATE assessments SET total = 0 WHERE id = '${id}'`,
      `UPDATE assessments SET status = 'draft' WHERE id = '${id}'`,
      `DELETE FROM assessments WHERE id = '${id}'`,
      'TRUNCATE assessments CASCADE',
    ];
    for (const attempt of attempts) await assert.rejects(owner.query(attempt), { code: '23001' }, attempt);
    await owner.end();
  });
});

describe('amending', () => {
  const amend = (id: string, body: object, actor: Actor = manager) =>
    server.request(actor, 'POST', `/api/assessments/${id}/amendment`, body);
  it('starts from what stood there, replaces it when completed and leaves it readable', async () => {
    const { caseId } = await server.openCase();
    const first = await answered(caseId, 'phq-9', phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 0));
    const body = { id: newId(), reason: 'Item 2 was misheard.' };
    const { status, body: draft } = await amend(first.id, body);
    assert.deepEqual([status, draft.status, draft.score.total, draft.replacesId], [201, 'draft', 8, first.id]);
    assert.equal((await amend(first.id, body)).status, 201);
    assert.equal((await amend(first.id, { ...body, id: newId() })).body.code, 'assessment.amendment-exists');
    assert.equal((await amend(draft.id, { ...body, id: newId() })).body.code, 'assessment.not-completed');
    await save(draft.id, 1, 'phq-9', phq9Answers(1, 3, 1, 1, 1, 1, 1, 1, 0));
    const { body: amended } = await complete(draft.id, 2);
    assert.deepEqual([amended.score.total, amended.response.status], [10, 'amended']);
    const { body: before } = await read(first.id);
    assert.deepEqual([before.status, before.score.total], ['amended', 8]);
    assert.equal((await timeline(caseId))[0], 'assessment-amended');
  });

  it('marks what was entered by mistake, with a reason, and asks again for what the programme requires', async () => {
    const { caseId } = await server.openCase();
    const done = await answered(caseId, 'gad-7', { 'gad7-1': 1 });
    const withdraw = (version: number, reason: string) =>
      server.request(manager, 'POST', `/api/assessments/${done.id}/withdrawal`, { reason }, { 'if-match': `"${version}"` });
    assert.equal((await withdraw(done.version, '')).status, 400);
    const { body } = await withdraw(done.version, 'Another client answered.');
    assert.deepEqual([body.status, body.withdrawnReason], ['entered_in_error', 'Another client answered.']);
    assert.equal((await withdraw(body.version, 'Again')).body.code, 'assessment.not-completed');
  });
});

describe('who may', () => {
  it('another organisation and a stranger see nothing; an administrator may not', async () => {
    const { caseId } = await server.openCase();
    const done = await answered(caseId, 'phq-9', phq9Answers(1));
    const stranger = await server.as('case_manager', 'mercy');
    const answers = await Promise.all([
      read(done.id, stranger),
      start(caseId, 'phq-9', {}, stranger),
      send(done.id, 3, {}, stranger),
      complete(done.id, 3, {}, stranger),
      server.request(stranger, 'GET', `/api/cases/${caseId}/assessments`),
      server.request(stranger, 'GET', `/api/cases/${caseId}/needs`),
      server.request(stranger, 'GET', `/api/cases/${caseId}/strengths`),
    ]);
    assert.deepEqual(
      answers.map(({ status, body }) => [status, body.code]),
      Array(7).fill([404, 'record.not-found']),
    );
    assert.equal((await start(caseId, 'phq-9', {}, await server.as('administrator'))).body.code, 'access.not-allowed');
    assert.equal((await server.request(null, 'GET', `/api/assessments/${done.id}`)).status, 401);
  });

  it('intake does not ask about mental health, but about needs', async () => {
    const { caseId } = await server.openCase();
    const intake = await server.as('intake_worker');
    assert.equal((await start(caseId, 'phq-9', {}, intake)).body.code, 'access.not-allowed');
    assert.equal((await start(caseId, 'lotse-needs', {}, intake)).status, 201);
  });

  it('a partner sees what is completed, cut to their release, and no draft', async () => {
    const { caseId, personId } = await server.openCase();
    const answers = needsAnswers({ 'safety-situation': 1, 'safety-words': 'He knows where I live.', 'food-situation': 2 });
    const { id } = await answered(caseId, 'lotse-needs', answers);
    const { body: draft } = await start(caseId, 'audit-c');
    const partner = await release(caseId, personId, ['identity', 'social', 'health_general']);
    const { body } = await read(id, partner);
    assert.equal(body.partlyHidden, true);
    assert.doesNotMatch(JSON.stringify(body), /safety-|He knows/);
    assert.match(JSON.stringify(body.response), /food-situation/);
    assert.equal((await read(draft.id, partner)).body.code, 'record.not-found');
    const intake = await server.as('intake_worker');
    assert.equal(
      (await server.request(intake, 'POST', `/api/assessments/${id}/amendment`, { id: newId(), reason: 'Heard wrong' })).body.code,
      'assessment.partly-hidden',
    );
    const { body: needs } = await server.request(partner, 'GET', `/api/cases/${caseId}/needs`);
    assert.deepEqual(
      needs.proposals.map((proposal: { domain: string }) => proposal.domain),
      ['food'],
    );
  });

  it('reading is written to the access log', async () => {
    const { caseId, personId } = await server.openCase();
    const { id } = await answered(caseId, 'phq-9', phq9Answers(1));
    await read(id);
    const reads = await server.inTransaction(server.system(), (tx) =>
      tx.db
        .selectFrom('accessLog')
        .select(['userId', 'categories'])
        .where('personId', '=', personId)
        .where('route', '=', '/assessments/:id')
        .execute(),
    );
    assert.deepEqual(reads, [{ userId: manager.userId, categories: ['mental_health'] }]);
  });
});

describe('what the programme asks for', () => {
  const requires = (requiredInstruments: string[]) =>
    server.inTransaction(server.system(), (tx) =>
      tx.db
        .updateTable('programs')
        .set({ settings: JSON.stringify({ requiredInstruments }) })
        .where('id', '=', server.programId)
        .execute(),
    );

  it('is on the list with its day while the case is assessed, and done once it is completed', async () => {
    const { caseId } = await server.openCase();
    await requires(['lotse-needs', 'phq-9']);
    await answered(caseId, 'phq-9', phq9Answers(1));
    const { body: draft } = await start(caseId, 'lotse-needs');
    const { body } = await server.request(manager, 'GET', `/api/cases/${caseId}/assessments`);
    assert.deepEqual(
      body.asked.map((asked: Record<string, unknown>) => [
        asked.questionnaire,
        asked.dueOn !== null,
        asked.completedOn !== null,
        asked.draftId,
      ]),
      [
        ['lotse-needs', true, false, draft.id],
        ['phq-9', true, true, null],
      ],
    );
    assert.deepEqual(await duties(caseId, 'assessment-required'), []);
  });

  it('is owed when it is missing later', async () => {
    const { caseId } = await server.openCase();
    await requires(['audit-c']);
    await server.inTransaction(server.system(), (tx) =>
      tx.db.updateTable('cases').set({ state: 'active' }).where('id', '=', caseId).execute(),
    );
    const done = await answered(caseId, 'gad-7', { 'gad7-1': 1 });
    const [duty, ...others] = await duties(caseId, 'assessment-required');
    assert.deepEqual(
      [others.length, duty.facts.questionnaire, duty.ruleId, duty.holderUserId],
      [0, 'audit-c', 'CM-ASSESSMENT', manager.userId],
    );
    assert.equal(done.status, 'completed');
    await answered(caseId, 'audit-c', { 'audit-c-1': 0 });
    assert.deepEqual(await duties(caseId, 'assessment-required'), []);
  });
});
