import { inDays, logs, type Told, takesStep } from '../hand.ts';

/** Samuel, whose case rests while he is in hospital. */
export async function samuel(told: Told): Promise<void> {
  await logs(told, 11, { mode: 'office', minutes: 45, note: 'Hearing at the court next month.', category: 'legal_immigration' });
  await takesStep(told, 6, {
    type: 'hold',
    reason: 'hospital_stay',
    until: inDays(30),
    note: 'Planned operation, back in about four weeks.',
    teamInformed: true,
  });
}
