import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { day, money } from '#kernel';
import { isUnchanged, planChanges } from './rules-changes.ts';
import { aGoal, anIntervention, aPlan } from './testing.ts';

describe('what changed between two versions', () => {
  it('is nothing when only the order or an internal note differs', () => {
    const [one, two] = [aGoal(), aGoal()];
    const before = aPlan({ goals: [one, two] });
    const after = aPlan({ goals: [{ ...two, internalNote: 'ask again' }, one], number: 2 });
    assert.ok(isUnchanged(planChanges(before, after)));
  });

  it('names the field with both readings', () => {
    const goal = aGoal({ target: 400 });
    const changes = planChanges(aPlan({ goals: [goal] }), aPlan({ goals: [{ ...goal, target: 450 }], reviewOn: day('2026-09-01') }));
    assert.deepEqual(changes.fields, [{ field: 'reviewOn', before: '2026-06-10', after: '2026-09-01' }]);
    assert.deepEqual(
      changes.goals.map(({ change, fields }) => ({ change, fields })),
      [{ change: 'changed', fields: [{ field: 'target', before: 400, after: 450 }] }],
    );
  });

  it('names a cost and who pays it each as one field', () => {
    const before = anIntervention({ cost: money(40_00, 'EUR'), costPer: 'time', funding: 'open' });
    const after = { ...before, cost: money(35_50, 'EUR'), funding: 'insurer' as const, fundingNote: 'Approved until June' };
    const goal = aGoal({ interventions: [before] });
    const changes = planChanges(aPlan({ goals: [goal] }), aPlan({ goals: [{ ...goal, interventions: [after] }] }));
    assert.deepEqual(changes.goals[0]?.interventions[0]?.fields, [
      { field: 'cost', before: { minor: 40_00, currency: 'EUR' }, after: { minor: 35_50, currency: 'EUR' } },
      { field: 'funding', before: 'open', after: 'insurer' },
      { field: 'fundingNote', before: '', after: 'Approved until June' },
    ]);
  });

  it('tells added and dropped goals and interventions apart', () => {
    const [kept, dropped, added] = [aGoal(), aGoal(), aGoal()];
    const extra = anIntervention({ what: 'Balance training' });
    const changes = planChanges(aPlan({ goals: [kept, dropped] }), aPlan({ goals: [added, { ...kept, interventions: [extra] }] }));
    assert.deepEqual(
      changes.goals.map(({ change, part }) => [change, part.goalId]),
      [
        ['added', added.goalId],
        ['changed', kept.goalId],
        ['removed', dropped.goalId],
      ],
    );
    assert.deepEqual(
      changes.goals[1]?.interventions.map(({ change, part }) => [change, part.what]),
      [
        ['added', 'Balance training'],
        ['removed', 'Physiotherapy'],
      ],
    );
  });

  it('read backwards swaps added and removed', () => {
    const pool = [aGoal(), aGoal(), aGoal(), aGoal()];
    const some = fc.subarray(pool);
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [there, back] = [
          planChanges(aPlan({ goals: one }), aPlan({ goals: other })),
          planChanges(aPlan({ goals: other }), aPlan({ goals: one })),
        ];
        const ids = (changes: typeof there, change: string) =>
          changes.goals
            .filter((goal) => goal.change === change)
            .map((goal) => goal.part.goalId)
            .sort();
        assert.deepEqual(ids(there, 'added'), ids(back, 'removed'));
        assert.deepEqual(ids(there, 'removed'), ids(back, 'added'));
      }),
    );
  });
});
