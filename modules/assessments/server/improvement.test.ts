import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { newId } from '#kernel';
import type { AssessmentGrid } from '../model-grid.ts';
import { recordAssessment } from './record-assessment.ts';
import { assessmentDesk } from './testing.ts';

const desk = assessmentDesk();
const gad7 = JSON.parse(readFileSync(new URL('../instruments/gad-7.json', import.meta.url), 'utf8'));
const notation = (code: string) => ({
  url: 'http://hl7.org/fhir/us/cqfmeasures/StructureDefinition/cqfm-improvementNotation',
  valueCodeableConcept: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/measure-improvement-notation', code }] },
});

/** Brings a form of its own with the questions of GAD-7, answered twice: eight points, then four. */
async function answeredTwice(
  name: string,
  extension: object[],
  over: object,
): Promise<[toldByShelf: unknown, verdict: unknown, listed: unknown]> {
  const resource = { ...gad7, name, title: name, url: `http://example.org/${name}`, extension: [...gad7.extension, ...extension] };
  const brought = { id: newId(), resource, category: 'social', ...over };
  const { status, body } = await desk.server.request(await desk.server.as('supervisor'), 'POST', '/api/questionnaires', brought);
  assert.equal(status, 201, JSON.stringify(body));
  const { caseId } = await desk.server.openCase();
  for (const [on, points] of [
    ['2026-01-05', 2],
    ['2026-02-02', 1],
  ] as const) {
    const answers = Object.fromEntries(Array.from({ length: 7 }, (_, index) => [`gad7-${index + 1}`, index < 4 ? points : 0]));
    const answer = { caseId, questionnaire: name, language: 'en', mode: 'interview', answers, authoredAt: `${on}T15:00:00Z` } as const;
    await desk.server.inTransaction(desk.manager, (tx) => recordAssessment(tx, answer));
  }
  const grid: AssessmentGrid = (await desk.server.request(desk.manager, 'GET', `/api/cases/${caseId}/assessments/grid`)).body;
  const { items } = (await desk.server.request(desk.manager, 'GET', `/api/cases/${caseId}/assessments`)).body;
  const onShelf = body.items.find(({ key }: { key: string }) => key === name);
  return [onShelf.betterWhen, grid.instruments[0]?.rows[0]?.cells[1]?.change, items[0].questionnaire.betterWhen];
}

describe('a change of a questionnaire that was brought', () => {
  const change = (verdict: string | null) => ({ by: -4, since: '2026-01-05', verdict, relevant: null });

  it('is a figure and no judgement while nobody says which way is better', async () => {
    assert.deepEqual(await answeredTwice('unsaid', [], {}), [null, change(null), null]);
  });

  it('is better or worse as the file says', async () => {
    assert.deepEqual(await answeredTwice('said-lower', [notation('decrease')], {}), ['lower', change('better'), 'lower']);
    assert.deepEqual(await answeredTwice('said-higher', [notation('increase')], {}), ['higher', change('worse'), 'higher']);
  });

  it('is better or worse as whoever brought it says, whatever the file says', async () => {
    assert.deepEqual(await answeredTwice('chosen', [], { betterWhen: 'lower' }), ['lower', change('better'), 'lower']);
    assert.deepEqual(await answeredTwice('put-right', [notation('increase')], { betterWhen: 'lower' }), [
      'lower',
      change('better'),
      'lower',
    ]);
  });

  it('leaves the version of a file that names none as it is, so that the same file stays the same', async () => {
    const supervisor = await desk.server.as('supervisor');
    const { version: _, ...unnamed } = { ...gad7, url: 'http://example.org/unversioned', name: 'unversioned' };
    const bring = (betterWhen: string) =>
      desk.server.request(supervisor, 'POST', '/api/questionnaires', { id: newId(), resource: unnamed, category: 'social', betterWhen });
    assert.deepEqual([(await bring('lower')).status, (await bring('higher')).body.code], [201, 'questionnaire.exists']);
  });

  it('is refused to be a third way', async () => {
    const supervisor = await desk.server.as('supervisor');
    const brought = { id: newId(), resource: gad7, category: 'social', betterWhen: 'sideways' };
    assert.equal((await desk.server.request(supervisor, 'POST', '/api/questionnaires', brought)).status, 400);
  });
});
