import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { filledResponse, instrument, phq9Answers } from '../testing.ts';
import { assessmentDesk } from './testing.ts';

const desk = assessmentDesk();

describe('the instruments', () => {
  it('are listed with their licence and the languages they are published in', async () => {
    const { body } = await desk.server.request(desk.manager, 'GET', '/api/questionnaires?language=de');
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
    const { body } = await desk.server.request(desk.manager, 'GET', '/api/questionnaires/phq-9');
    assert.deepEqual([body.resource.resourceType, body.resource.item.length > 2], ['Questionnaire', true]);
    assert.equal((await desk.server.request(desk.manager, 'GET', '/api/questionnaires/eq-5d')).body.code, 'questionnaire.not-found');
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
      const { caseId } = await desk.server.openCase();
      const done = await desk.answered(caseId, 'phq-9', phq9Answers(...scores));
      const { score, safety, status } = done;
      assert.deepEqual([status, score.total, score.band?.code ?? null, safety !== null], ['completed', total, band, alert]);
    });
  }

  it('takes no score from whoever sends it', async () => {
    const { caseId } = await desk.server.openCase();
    const { body: draft } = await desk.start(caseId, 'phq-9');
    const response = filledResponse(instrument('phq-9'), phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 0));
    const forged = { linkId: 'total', answer: [{ valueInteger: 27 }] };
    const scored = JSON.parse(JSON.stringify(response).replaceAll('"valueDecimal":1', '"valueDecimal":3'));
    const { body } = await desk.send(draft.id, 1, {
      ...scored,
      status: 'completed',
      authored: '2020-01-01',
      item: [...scored.item, forged],
    });
    assert.deepEqual([body.score.total, body.status, body.response.status, body.response.authored], [8, 'draft', 'in-progress', undefined]);
    assert.equal((await desk.complete(draft.id, 2)).body.score.total, 8);
  });
});
