import { Temporal } from '#kernel';
import type { ClientKey } from './clients.ts';
import { hasTherapy, logs, meets, type Told, takesStep } from './hand.ts';
import { asksAboutNeeds, asksPhq9, assesses, plans, reachesGoals } from './planning.ts';
import { worksWith } from './team.ts';

/** What happened in each case so far, in the order it happened. */
export const stories: Partial<Record<ClientKey, (told: Told) => Promise<void>>> = {
  async river(told) {
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
          measure: '6-minute walk',
          unit: 'm',
          baseline: 180,
          target: 450,
          inDays: 40,
          strengths: 'Friends from the cycling club drive and train along.',
          interventions: [
            { what: 'Physiotherapy', who: 'Cedar Rehabilitation', times: 2, per: 'week' },
            { what: 'Balance training on a fixed bike', who: 'Jo from the cycling club', times: 1, per: 'week' },
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
          interventions: [{ what: 'Neuropsychology', who: 'Dr. Mette Sørensen', times: 1, per: 'week' }],
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
          interventions: [{ what: 'Occupational therapy at home', who: 'Mercy General', times: 1, per: 'week' }],
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
            { what: 'Plan the money of each month', who: 'ClearPath Credit Counselling', times: 1, per: 'month' },
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
  },
  async lena(told) {
    await logs(told, 4, { minutes: 25, note: 'Tired, eats little. Agreed on a visit this week.', category: 'mental_health' });
    await meets(told, { inDays: 3, at: '11:00', minutes: 45, title: 'Home visit', withManager: true });
  },
  async dwayne(told) {
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
          measure: 'Weeks without admission',
          unit: 'weeks',
          baseline: 0,
          target: 12,
          inDays: 60,
          interventions: [{ what: 'Go with him to appointments', times: 2, per: 'week' }],
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
  },
  async agnes(told) {
    await logs(told, 18, { mode: 'office', minutes: 40, note: 'Has brought her letters from the landlord. Rent support ends next month.' });
    await assesses(told, 14, {
      situations: { housing: 'crisis', income: 'struggling' },
      needs: [
        {
          domain: 'housing',
          text: 'Rent support ends, two months of rent open',
          ownWords: 'I lie awake because of the letters.',
          priority: 1,
        },
      ],
      strengths: [{ domain: 'relationships', text: 'Daughter helps with papers.' }],
    });
    await plans(
      told,
      2,
      [
        {
          clientWords: 'I want to keep my flat.',
          measure: 'Rent paid up',
          unit: '$',
          baseline: -1400,
          target: 0,
          inDays: 45,
          interventions: [
            { what: 'Apply for rent support again', per: 'once' },
            { what: 'Talk to the landlord together', per: 'once' },
          ],
        },
      ],
      'submitted',
    );
    await worksWith(told, 12, [
      { role: 'financial_counsellor', worker: 'nadia', sees: ['identity', 'social', 'finance'] },
      { role: 'legal', organization: 'legalAid', sees: ['identity', 'social'] },
      { role: 'family', name: 'Claire Moreau' },
    ]);
    await meets(told, { inDays: 0, at: '13:30', minutes: 45, title: 'Video talk about the rent', withManager: true });
  },
  async tobias(told) {
    await logs(told, 38, { mode: 'visit', minutes: 55, note: 'Kann gut kochen, Bruder hilft beim Umzug.' });
    await assesses(told, 34, {
      situations: { housing: 'struggling', work: 'managing' },
      needs: [{ domain: 'housing', text: 'Sucht eine kleinere Wohnung', priority: 2 }],
      strengths: [{ domain: 'leisure', text: 'Kocht gern und gut.' }],
    });
    await plans(
      told,
      30,
      [
        {
          clientWords: 'Ich will wieder allein wohnen.',
          measure: 'Schritte zur eigenen Wohnung',
          inDays: 50,
          interventions: [{ what: 'Wohnungen ansehen', times: 1, per: 'week' }],
          progress: [
            [20, 20],
            [10, 40],
          ],
        },
      ],
      'signed',
    );
    await logs(told, 9, { outcome: 'not_reached', minutes: 2, note: '' });
  },
  async samuel(told) {
    await logs(told, 11, { mode: 'office', minutes: 45, note: 'Hearing at the court next month.', category: 'legal_immigration' });
    await takesStep(told, 6, {
      type: 'hold',
      reason: 'hospital_stay',
      until: inDays(30),
      note: 'Planned operation, back in about four weeks.',
      teamInformed: true,
    });
  },
  async marta(told) {
    await logs(told, 73, { mode: 'office', minutes: 50, note: 'Lost her job and with it her insurance.', category: 'finance' });
    await assesses(told, 70, {
      situations: { income: 'crisis', work: 'crisis', health: 'struggling' },
      needs: [{ domain: 'income', text: 'No insurance since the job ended', priority: 1 }],
      strengths: [{ domain: 'learning-work', text: 'Fifteen years of bookkeeping.' }],
    });
    await plans(
      told,
      60,
      [
        {
          clientWords: 'I don’t want to be afraid of the bills.',
          measure: 'Left over each month',
          unit: '$',
          baseline: -420,
          target: 0,
          inDays: 5,
          interventions: [
            { what: 'New cover before the gap', per: 'once' },
            { what: 'Work through JobBridge', who: 'JobBridge', per: 'once' },
          ],
          progress: [
            [50, -420],
            [30, -206],
            [8, 35],
          ],
        },
        {
          clientWords: 'I want to be rid of the debts from last winter.',
          measure: 'Debts still open',
          unit: '$',
          category: 'finance',
          baseline: 3200,
          target: 0,
          inDays: 150,
          interventions: [{ what: 'Agree on instalments', who: 'ClearPath Credit Counselling', times: 1, per: 'month' }],
          progress: [
            [52, 3200],
            [38, 2850],
            [24, 2500],
            [9, 2150],
          ],
        },
      ],
      'signed',
    );
    await worksWith(told, 58, [
      { role: 'financial_counsellor', worker: 'nadia', sees: ['identity', 'social', 'finance'] },
      { role: 'employment', organization: 'jobBridge', sees: ['identity', 'social'] },
    ]);
    await logs(told, 40, { note: 'New cover begins on the first.', category: 'finance' });
    await logs(told, 6, { note: 'Has found work with JobBridge and wants to end the case.' });
    await takesStep(told, 5, { type: 'start_closing', reason: 'goals_met', note: 'Work found, instalments agreed on.' });
  },
  async walter(told) {
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
          measure: 'Meals in company, of 7 a week',
          baseline: 0,
          target: 4,
          inDays: -30,
          interventions: [{ what: 'Lunch table at the parish hall', times: 3, per: 'week' }],
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
  },
};

/** What was said in the weekly talks with River, by how many days ago. */
const checkIns: readonly (readonly [daysAgo: number, note: string])[] = [
  [46, 'First week of physiotherapy. Tired, but glad to be moving.'],
  [39, 'Walks to the corner and back without a break. Asks how sick pay works.'],
  [32, 'Says what the bus driver said: no ramp that day. The ramp bus is booked from now on.'],
  [25, 'Remembers the exercises with notes on the fridge. Lucia helps on Sundays.'],
];

/** A day of the network's calendar, counted from today. */
function inDays(days: number): string {
  return Temporal.Now.plainDateISO('America/New_York').add({ days }).toString();
}
