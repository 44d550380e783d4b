import { logs, meets, type Told } from '../hand.ts';

/** Lena, whose case has only begun. */
export async function lena(told: Told): Promise<void> {
  await logs(told, 4, { minutes: 25, note: 'Tired, eats little. Agreed on a visit this week.', category: 'mental_health' });
  await meets(told, { inDays: 3, at: '11:00', minutes: 45, title: 'Home visit', withManager: true });
}
