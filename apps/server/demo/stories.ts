import { Temporal } from '#kernel';
import type { ClientKey } from './clients.ts';
import { logs, meets, settles, type Told, takesStep } from './hand.ts';

/** What happened in each case so far, in the order it happened. */
export const stories: Partial<Record<ClientKey, (told: Told) => Promise<void>>> = {
  async river(told) {
    await logs(told, 63, { mode: 'visit', minutes: 50, note: 'First visit at the hospital. River wants to go home and to cycle again.' });
    await logs(told, 50, { note: 'Pain when climbing stairs. Physiotherapy begins next week.', category: 'health_general' });
    for (const week of [5, 4, 3, 2, 1]) {
      const id = await meets(told, {
        inDays: -7 * week,
        at: '08:30',
        minutes: 45,
        title: 'Physiotherapy',
        place: 'Cedar Rehabilitation, room 2',
        category: 'health_general',
      });
      await settles(told, id, 7 * week, week === 3 ? { status: 'missed', reason: 'no_transport' } : { status: 'kept' });
    }
    await logs(told, 18, { note: 'Slept better. Taxi for Thursday still open.' });
    await meets(told, { inDays: 0, at: '15:00', minutes: 70, title: 'Home visit', place: '14 Canal Street', withManager: true });
    await meets(told, {
      inDays: 1,
      at: '08:30',
      minutes: 45,
      title: 'Physiotherapy',
      place: 'Cedar Rehabilitation, room 2',
      transport: 'booked',
      transportNote: 'ramp bus 8:05',
      category: 'health_general',
    });
    await meets(told, {
      inDays: 2,
      at: '09:30',
      minutes: 60,
      title: 'Neuropsychology',
      place: 'Northgate, 3rd floor, lift',
      transport: 'requested',
      transportNote: 'wheelchair taxi',
      category: 'health_general',
    });
  },
  async lena(told) {
    await logs(told, 4, { minutes: 25, note: 'Tired, eats little. Agreed on a visit this week.', category: 'mental_health' });
    await meets(told, { inDays: 3, at: '11:00', minutes: 45, title: 'Home visit', withManager: true });
  },
  async dwayne(told) {
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
    await meets(told, { inDays: 0, at: '13:30', minutes: 45, title: 'Video talk about the rent', withManager: true });
  },
  async tobias(told) {
    await logs(told, 38, { mode: 'visit', minutes: 55, note: 'Kann gut kochen, Bruder hilft beim Umzug.' });
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
    await logs(told, 40, { note: 'New cover begins on the first.', category: 'finance' });
    await logs(told, 6, { note: 'Has found work with JobBridge and wants to end the case.' });
    await takesStep(told, 5, { type: 'start_closing', reason: 'goals_met', note: 'Work found, debts in order.' });
  },
};

/** A day of the network's calendar, counted from today. */
function inDays(days: number): string {
  return Temporal.Now.plainDateISO('America/New_York').add({ days }).toString();
}
