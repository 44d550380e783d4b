import { hasTherapy, logs, meets, type Told } from '../hand.ts';
import { assesses, plans } from '../planning.ts';
import { worksWith } from '../team.ts';

/** Dwayne, accompanied closely: several contacts a week, and somebody comes along to the doctor. */
export async function dwayne(told: Told): Promise<void> {
  await assesses(told, 25, {
    situations: { support: 'struggling', 'daily-living': 'struggling', health: 'struggling' },
    needs: [{ domain: 'support', text: 'Does not want to go to the doctor alone', ownWords: 'Somebody has to come along.', priority: 1 }],
    strengths: [{ domain: 'general', text: 'Asks for help early when he notices the signs.' }],
  });
  await plans(
    told,
    21,
    [
      {
        clientWords: 'I want to stay out of the hospital.',
        needs: ['support'],
        measure: 'Weeks without admission',
        unit: 'weeks',
        baseline: 0,
        target: 12,
        inDays: 60,
        interventions: [{ what: 'Go with him to appointments', times: 2, per: 'week', funding: 'agency' }],
        progress: [
          [14, 1],
          [7, 2],
        ],
      },
    ],
    'signed',
  );
  await worksWith(told, 20, [
    { role: 'clinician', worker: 'mette', sees: ['identity', 'social', 'health_general', 'mental_health'] },
    { role: 'physician', organization: 'northgate', sees: ['identity', 'health_general', 'mental_health'] },
    { role: 'friend', name: 'Ray from the boxing gym' },
  ]);
  await hasTherapy(told, {
    title: 'Skills group',
    days: [-18],
    count: 8,
    at: '17:00',
    minutes: 90,
    place: 'Harbor, ground floor',
    otherwise: { 2: { status: 'missed', reason: 'client_declined' } },
    arrangedDaysAgo: 20,
  });
  for (const day of [28, 26, 24, 22, 19, 17, 15, 12, 10, 8, 5, 3])
    await logs(told, day, { mode: day % 4 === 0 ? 'visit' : 'call', minutes: day % 4 === 0 ? 60 : 10, note: '' });
  await meets(told, {
    inDays: 0,
    at: '10:35',
    minutes: 100,
    title: 'Go with him to Dr. Okafor',
    place: 'Northgate Family Practice',
    transport: 'own',
    withManager: true,
  });
}
