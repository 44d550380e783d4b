import { logs, meets, type Told } from '../hand.ts';
import { assesses, plans } from '../planning.ts';
import { worksWith } from '../team.ts';

/** Agnes, whose plan about the rent waits for her signature. */
export async function agnes(told: Told): Promise<void> {
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
        needs: ['housing'],
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
}
