import { logs, type Told } from '../hand.ts';
import { assesses, plans } from '../planning.ts';

/** Tobias, who speaks German and was not reached lately. */
export async function tobias(told: Told): Promise<void> {
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
        needs: ['housing'],
        measure: 'Schritte zur eigenen Wohnung',
        inDays: 50,
        interventions: [
          { what: 'Wohnungen ansehen', times: 1, per: 'week', costs: [6, 'time'], funding: 'agency', fundingNote: 'Busfahrten' },
        ],
        progress: [
          [20, 20],
          [10, 40],
        ],
      },
    ],
    'signed',
  );
  await logs(told, 9, { outcome: 'not_reached', minutes: 2, note: '' });
}
