import { inDays, logs, type Told, takesStep } from '../hand.ts';
import { assesses, plans, reachesGoals } from '../planning.ts';
import { worksWith } from '../team.ts';

/** Walter, whose case was closed with its goal reached. */
export async function walter(told: Told): Promise<void> {
  await logs(told, 145, { mode: 'visit', minutes: 45, note: 'Lives alone since his wife died. Eats little.' });
  await assesses(told, 140, {
    situations: { food: 'struggling', support: 'struggling' },
    needs: [{ domain: 'food', text: 'One warm meal a day', ownWords: 'Cooking for one is no fun.', priority: 1 }],
    strengths: [{ domain: 'relationships', text: 'The neighbours look in.' }],
  });
  await plans(
    told,
    132,
    [
      {
        clientWords: 'I want to eat with other people again.',
        needs: ['food'],
        measure: 'Meals in company, of 7 a week',
        baseline: 0,
        target: 4,
        inDays: -30,
        interventions: [
          {
            what: 'Lunch table at the parish hall',
            times: 3,
            per: 'week',
            costs: [4, 'time'],
            funding: 'donation',
            fundingNote: 'Parish hall',
          },
        ],
        progress: [
          [120, 1],
          [90, 2],
          [60, 3],
          [30, 5],
        ],
      },
    ],
    'signed',
  );
  await worksWith(told, 130, [{ role: 'volunteer', name: 'Mrs Bloom, lunch table' }]);
  for (const day of [118, 104, 90, 76, 62, 48, 34]) await logs(told, day, {});
  await takesStep(told, 26, { type: 'start_closing', reason: 'goals_met', note: '' });
  await reachesGoals(told, 25, 'Goes on his own by now.');
  await takesStep(told, 20, {
    type: 'close',
    closure: {
      summary: 'Eats in company most days and has made friends at the lunch table.',
      remainingNeeds: '',
      handOver: 'The parish hall calls us if he stays away for a week.',
      clientInformedOn: inDays(-20),
      missingOutcomeReason: 'Did not want to answer the questions again.',
    },
  });
}
