import { newId } from '#kernel';
import type { NewReferralInput } from '#modules/intake/index.ts';
import { actorOf } from './cases.ts';
import type { DemoCast } from './cast.ts';
import type { Stage } from './stage.ts';
import type { WorkerKey } from './workers.ts';

interface DemoReferral {
  readonly daysAgo: number;
  readonly by: WorkerKey;
  readonly referral: Omit<NewReferralInput, 'id' | 'receivingOrganizationId'>;
  /** What intake has done about it so far. */
  readonly step?: 'screening' | 'waiting';
}

/** What waits in the inbox of the demo network. One of them describes somebody who is known already. */
const referrals: readonly DemoReferral[] = [
  {
    daysAgo: 0,
    by: 'rosa',
    referral: {
      reason: 'Goes home on Friday after a hip fracture, lives alone on the third floor. Needs help at home and a way to rehabilitation.',
      urgency: 'urgent',
      personAgrees: 'yes',
      person: {
        givenNames: 'Elena',
        familyName: 'Petrova',
        birthDate: '1951-06-09' as never,
        languages: ['ru', 'en'],
        contactPoints: [{ id: newId() as never, kind: 'phone', value: '212 555 0401' }],
      },
    },
  },
  {
    daysAgo: 1,
    by: 'ines',
    referral: {
      channel: 'phone',
      sender: { source: 'self', language: 'it' },
      reason: 'Ha perso il lavoro e non sa come pagare l’affitto. Chiede di essere chiamata solo la mattina.',
      urgency: 'soon',
      personAgrees: 'yes',
      person: {
        givenNames: 'Giulia',
        familyName: 'Belini',
        birthDate: '1973-04' as never,
        languages: ['it'],
        contactPoints: [{ id: newId() as never, kind: 'text', value: '212 555 0361', note: 'Solo SMS' }],
      },
    },
  },
  {
    daysAgo: 3,
    by: 'okafor',
    referral: {
      reason: 'Diabetes out of control since he lost his insurance. Asks for help with cover and food.',
      urgency: 'routine',
      personAgrees: 'yes',
      person: {
        givenNames: 'Malik',
        familyName: 'Johnson',
        birthDate: '1988-10-27' as never,
        languages: ['en'],
        contactPoints: [{ id: newId() as never, kind: 'phone', value: '212 555 0402' }],
      },
    },
    step: 'screening',
  },
  {
    daysAgo: 9,
    by: 'ines',
    referral: {
      channel: 'phone',
      sender: { source: 'family', name: 'Ursula Kern', phone: '212 555 0403', language: 'de' },
      reason: 'Die Mutter vergisst die Medikamente, die Tochter wohnt weit weg.',
      urgency: 'routine',
      personAgrees: 'not_asked',
      person: { givenNames: 'Hannelore', familyName: 'Kern', birthDate: '1944' as never, languages: ['de'] },
    },
    step: 'waiting',
  },
];

/** Sends the referrals as their senders and lets intake take the first steps. */
export async function receiveReferrals(stage: Stage, cast: DemoCast): Promise<void> {
  const intake = actorOf(stage, cast, 'ines');
  for (const { daysAgo, by, referral, step } of referrals) {
    stage.goTo(daysAgo, 9);
    const id = newId();
    await stage.send(actorOf(stage, cast, by), 'POST', '/referrals', {
      id,
      receivingOrganizationId: cast.organizations.harbor,
      ...referral,
    });
    if (!step) continue;
    stage.goTo(Math.max(daysAgo - 1, 0), 11);
    await stage.send(intake, 'POST', `/referrals/${id}/screening`, undefined, { 'if-match': '"1"' });
    if (step === 'waiting')
      await stage.send(
        intake,
        'POST',
        `/referrals/${id}/waiting-list`,
        { priority: 3, targetGroupMet: true, note: 'Next place in about six weeks.' },
        { 'if-match': '"2"' },
      );
  }
}
