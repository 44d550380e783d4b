import { hasTherapy, logs, meets, type Told } from '../hand.ts';
import { asksAboutNeeds, asksPhq9, assesses, plans } from '../planning.ts';
import { worksWith } from '../team.ts';

/** River, after a bicycle accident: three therapies, talks each week, and the money alongside (story 1). */
export async function river(told: Told): Promise<void> {
  await logs(told, 63, { mode: 'visit', minutes: 50, note: 'First visit at the hospital. River wants to go home and to cycle again.' });
  await assesses(told, 58, {
    situations: { health: 'struggling', transport: 'struggling', 'daily-living': 'struggling' },
    needs: [
      { domain: 'health', text: 'Walking and balance after a broken femur', ownWords: 'I want my legs back.', priority: 1 },
      { domain: 'transport', text: 'No way to therapy with one crutch', priority: 2 },
    ],
    strengths: [{ domain: 'relationships', text: 'Friends from the cycling club drive and train along.' }],
  });
  await asksPhq9(told, 57, [2, 2, 2, 2, 1, 1, 2, 1, 0]);
  await plans(
    told,
    52,
    [
      {
        clientWords: 'I want to ride my bike to work again.',
        needs: ['health', 'transport'],
        measure: '6-minute walk',
        unit: 'm',
        baseline: 180,
        target: 450,
        inDays: 40,
        strengths: 'Friends from the cycling club drive and train along.',
        interventions: [
          {
            what: 'Physiotherapy',
            who: 'Cedar Rehabilitation',
            times: 2,
            per: 'week',
            costs: [110, 'time'],
            funding: 'insurer',
            fundingNote: 'Sound Health Plan, 24 visits approved',
          },
          {
            what: 'Balance training on a fixed bike',
            who: 'Jo from the cycling club',
            times: 1,
            per: 'week',
            costs: [35, 'month'],
            funding: 'client',
          },
        ],
        progress: [
          [49, 180],
          [42, 218],
          [35, 240],
          [28, 275],
          [14, 305],
          [7, 372],
        ],
      },
      {
        clientWords: 'I want to remember what people told me yesterday.',
        measure: 'Everyday memory tasks done alone, of 10',
        baseline: 3,
        target: 8,
        inDays: 60,
        interventions: [
          {
            what: 'Neuropsychology',
            who: 'Dr. Mette Sørensen',
            times: 1,
            per: 'week',
            costs: [180, 'time'],
            funding: 'insurer',
            fundingNote: 'Sound Health Plan',
          },
        ],
        progress: [
          [45, 3],
          [30, 4],
          [10, 6],
        ],
      },
      {
        clientWords: 'I want to cook for my friends on Sundays.',
        measure: 'Lawton scale, of 8',
        baseline: 4,
        target: 8,
        inDays: 75,
        interventions: [
          { what: 'Occupational therapy at home', who: 'Mercy General', times: 1, per: 'week', costs: [125, 'time'], funding: 'open' },
        ],
        progress: [
          [44, 4],
          [20, 5],
          [6, 6],
        ],
      },
      {
        clientWords: 'I want to know that the rent is paid while I cannot work.',
        measure: 'Left over at the end of the month',
        unit: '$',
        category: 'finance',
        baseline: -310,
        target: 0,
        inDays: 45,
        interventions: [
          { what: 'Plan the money of each month', who: 'ClearPath Credit Counselling', times: 1, per: 'month', funding: 'free' },
          { what: 'Apply for sick pay', per: 'once' },
        ],
        progress: [
          [43, -310],
          [29, -180],
          [12, -60],
        ],
      },
    ],
    'signed',
  );
  await worksWith(told, 51, [
    { role: 'clinician', worker: 'mette', sees: ['identity', 'social', 'health_general', 'mental_health'] },
    { role: 'therapist', organization: 'cedar', sees: ['identity', 'health_general'] },
    { role: 'physician', organization: 'northgate', sees: ['identity', 'social', 'health_general', 'mental_health'] },
    { role: 'family', name: 'Lucia Almeida' },
  ]);
  await logs(told, 50, { note: 'Pain when climbing stairs. Physiotherapy begins next week.', category: 'health_general' });
  await hasTherapy(told, {
    title: 'Physiotherapy',
    days: [-34, -31],
    count: 12,
    at: '08:30',
    minutes: 45,
    place: 'room 2',
    provider: 'cedar',
    otherwise: { 5: { status: 'missed', reason: 'no_transport' } },
    nextTransport: { transport: 'booked', transportNote: 'ramp bus 8:05' },
  });
  await hasTherapy(told, {
    title: 'Neuropsychology',
    days: [-33],
    count: 8,
    at: '09:30',
    minutes: 60,
    place: '3rd floor, lift',
    provider: 'northgate',
    otherwise: { 3: { status: 'cancelled', reason: 'provider_cancelled' } },
    nextTransport: { transport: 'requested', transportNote: 'wheelchair taxi' },
  });
  await hasTherapy(told, {
    title: 'Occupational therapy',
    days: [-32],
    count: 10,
    at: '14:00',
    minutes: 45,
    place: 'at home, 14 Canal Street',
    provider: 'mercy',
  });
  await asksPhq9(told, 30, [1, 2, 2, 2, 1, 1, 1, 1, 0]);
  for (const [day, note] of checkIns) await logs(told, day, { note });
  await logs(told, 18, { note: 'Slept better. Taxi for Thursday still open.' });
  await asksPhq9(told, 9, [1, 1, 1, 1, 0, 1, 1, 0, 0]);
  await asksAboutNeeds(told, 9, { health: 'managing', transport: 'managing', 'daily-living': 'struggling', work: 'managing' });
  await logs(told, 11, { outcome: 'not_reached', minutes: 1, note: '' });
  await meets(told, { inDays: 0, at: '15:00', minutes: 70, title: 'Home visit', place: '14 Canal Street', withManager: true });
}

/** What was said in the weekly talks with River, by how many days ago. */
const checkIns: readonly (readonly [daysAgo: number, note: string])[] = [
  [46, 'First week of physiotherapy. Tired, but glad to be moving.'],
  [39, 'Walks to the corner and back without a break. Asks how sick pay works.'],
  [32, 'Says what the bus driver said: no ramp that day. The ramp bus is booked from now on.'],
  [25, 'Remembers the exercises with notes on the fridge. Lucia helps on Sundays.'],
];
