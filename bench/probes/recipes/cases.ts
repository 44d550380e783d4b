import { newId } from '#kernel';
import { anAcceptance, aPublicReferral, aReferral } from '#modules/intake/testing.ts';
import { aConsent } from '../everything-on-case.ts';
import { aCase, made, type Recipe, type Stage } from './stage.ts';

const freshCase = async (stage: Stage) => (await stage.server.openCase()).caseId;
const caseId = async (stage: Stage) => (await aCase(stage)).caseId;
const ofCase = (id: string) => ({ table: 'cases', id });
const step = (event: object) => ({ id: newId(), event });
const moved = { type: 'administrative_close', reason: 'moved', note: 'to another state' };
const reason = 'River is in hospital until then';

async function aDuty(stage: Stage): Promise<string> {
  const { items } = await stage.make('GET', `/duties?caseId=${await freshCase(stage)}`);
  return items.find(({ kind }: { kind: string }) => kind === 'first-contact').id;
}

const member = { displayName: 'Aunt Rosa', role: 'family' };
const aMember = async (stage: Stage, of: string) => {
  const { items } = await stage.make('POST', `/cases/${of}/care-team`, { id: newId(), ...member });
  return items.at(-1).id as string;
};

const program = (stage: Stage, uses = 1) =>
  stage.shared(`program of ${uses}`, () => made(stage, '/programs', { name: 'Outreach', model: 'intensive' }, stage.supervisor), uses);

/** A referral that has come in, and perhaps is being screened or waits. */
async function referral(stage: Stage, state: 'open' | 'screening' | 'waiting' = 'open'): Promise<string> {
  const { id } = await stage.make('POST', '/referrals', aReferral(stage.server.organizations.harbor), { as: stage.intake });
  if (state !== 'open') await stage.make('POST', `/referrals/${id}/screening`, undefined, { as: stage.intake });
  const waiting = { priority: 2, targetGroupMet: true, informedBy: 'phone' };
  if (state === 'waiting') await stage.make('POST', `/referrals/${id}/waiting-list`, waiting, { as: stage.intake });
  return id;
}
const sharedReferral = (stage: Stage) => stage.shared('referral', () => referral(stage));

/** Tokens of the public form, old enough that a person could have filled it in. */
async function formToken(stage: Stage): Promise<string> {
  const ready = await stage.shared('form tokens', () => openForms(stage), 150);
  return ready.pop() ?? '';
}
async function openForms(stage: Stage): Promise<string[]> {
  const { administrator, server } = stage;
  const harbor = { table: 'organizations', id: server.organizations.harbor };
  await stage.make(
    'PATCH',
    `/organizations/${harbor.id}`,
    { acceptsPublicReferrals: true },
    { as: administrator, headers: await stage.seen(harbor) },
  );
  const tokens = Array.from({ length: 150 }, async () => (await stage.make('GET', '/refer', undefined, { as: null })).token as string);
  const opened = await Promise.all(tokens);
  await new Promise((resolve) => setTimeout(resolve, 5_500));
  return opened;
}
const aPublicOne = (stage: Stage, token: string) => aPublicReferral(stage.server.organizations.harbor, token);

/** Cases and their steps, duties, programmes, consents, referrals. */
export const caseRecipes: Readonly<Record<string, Recipe>> = {
  'POST /duties/{id}/postponement': async (stage) => ({
    url: `/duties/${await aDuty(stage)}/postponement`,
    body: { until: stage.moment(40), reason },
  }),
  'DELETE /duties/{id}/postponement': async (stage) => {
    const id = await aDuty(stage);
    await stage.make('POST', `/duties/${id}/postponement`, { until: stage.moment(40), reason });
    return { url: `/duties/${id}/postponement` };
  },
  'POST /duties/{id}/dismissal': async (stage) => ({ url: `/duties/${await aDuty(stage)}/dismissal`, body: { reason } }),
  'POST /duties/{id}/hand-over': async (stage) => ({
    url: `/duties/${await aDuty(stage)}/hand-over`,
    body: { toUserId: stage.supervisor.userId, reason },
  }),
  'GET /cases/{id}/timeline': async (stage) => ({ url: `/cases/${await caseId(stage)}/timeline` }),
  'GET /cases/{id}': async (stage) => ({ url: `/cases/${await caseId(stage)}` }),
  'PATCH /cases/{id}': async (stage) => {
    const id = await freshCase(stage);
    return { url: `/cases/${id}`, body: { acuity: 3 }, of: ofCase(id) };
  },
  'GET /cases/{id}/transitions': async (stage) => ({ url: `/cases/${await caseId(stage)}/transitions` }),
  'POST /cases/{id}/transitions': async (stage) => ({
    url: `/cases/${await freshCase(stage)}/transitions`,
    body: step({ type: 'hold', reason: 'hospital_stay', until: stage.day(20), note: 'surgery', teamInformed: true }),
  }),
  'POST /cases/{id}/co-signature': async (stage) => {
    const id = await freshCase(stage);
    await stage.make('POST', `/cases/${id}/transitions`, step(moved));
    return { url: `/cases/${id}/co-signature`, body: { agrees: true } };
  },
  'GET /cases/{id}/closures': async (stage) => ({ url: `/cases/${await caseId(stage)}/closures` }),
  'GET /cases/{id}/care-team': async (stage) => ({ url: `/cases/${await caseId(stage)}/care-team` }),
  'POST /cases/{id}/care-team': async (stage) => ({ url: `/cases/${await caseId(stage)}/care-team`, body: { id: newId(), ...member } }),
  'DELETE /cases/{id}/care-team/{memberId}': async (stage) => {
    const id = await caseId(stage);
    return { url: `/cases/${id}/care-team/${await aMember(stage, id)}` };
  },
  'PUT /cases/{id}/point-person': async (stage) => {
    const id = await caseId(stage);
    return { url: `/cases/${id}/point-person`, body: { memberId: await aMember(stage, id) } };
  },
  'POST /cases/{id}/assignment': async (stage) => {
    const id = await freshCase(stage);
    return { url: `/cases/${id}/assignment`, body: { toUserId: stage.supervisor.userId, reason }, as: stage.supervisor, of: ofCase(id) };
  },
  'GET /cases/{id}/colleagues': async (stage) => ({ url: `/cases/${await caseId(stage)}/colleagues` }),
  'GET /team/{userId}/caseload': (stage) => ({ url: `/team/${stage.manager.userId}/caseload` }),
  'GET /cases/{id}/hand-over-pack': async (stage) => ({ url: `/cases/${await caseId(stage)}/hand-over-pack` }),
  'GET /cases/{id}/closure-summary': async (stage) => {
    const id = await freshCase(stage);
    await stage.make('POST', `/cases/${id}/transitions`, step(moved));
    await stage.make('POST', `/cases/${id}/co-signature`, { agrees: true }, { as: stage.supervisor });
    return { url: `/cases/${id}/closure-summary` };
  },
  'POST /programs': () => ({ url: '/programs', body: { id: newId(), name: 'Outreach', model: 'intensive' } }),
  'GET /programs/{id}': async (stage) => ({ url: `/programs/${await program(stage, 40)}` }),
  'PATCH /programs/{id}': async (stage) => {
    const id = await program(stage);
    return { url: `/programs/${id}`, body: { targetGroup: 'People without a home' }, as: stage.supervisor, of: { table: 'programs', id } };
  },
  'GET /cases/{id}/consents': async (stage) => ({ url: `/cases/${await caseId(stage)}/consents` }),
  'POST /cases/{id}/consents': async (stage) => ({ url: `/cases/${await freshCase(stage)}/consents`, body: aRelease(stage) }),
  'POST /cases/{id}/consents/{consentId}/revocation': async (stage) => {
    const id = await caseId(stage);
    const release = aRelease(stage);
    await stage.make('POST', `/cases/${id}/consents`, release);
    return { url: `/cases/${id}/consents/${release.id}/revocation`, body: { channel: 'written' } };
  },
  'GET /cases/{id}/consents/preview': async (stage) => ({
    url: `/cases/${await caseId(stage)}/consents/preview?categories=identity&categories=social`,
  }),
  'GET /cases/{id}/consents/decision': async (stage) => ({
    url: `/cases/${await caseId(stage)}/consents/decision?organizationId=${stage.server.organizations.northgate}&category=social&purpose=housing`,
  }),
  'POST /referrals': (stage) => ({ url: '/referrals', body: aReferral(stage.server.organizations.harbor), as: stage.intake }),
  'GET /referrals/{id}': async (stage) => ({ url: `/referrals/${await sharedReferral(stage)}`, as: stage.intake }),
  'PATCH /referrals/{id}': async (stage) => {
    const id = await referral(stage);
    return { url: `/referrals/${id}`, body: { urgency: 'same_day' }, of: { table: 'referrals', id }, as: stage.intake };
  },
  'POST /referrals/{id}/screening': async (stage) => ({ url: `/referrals/${await referral(stage)}/screening`, as: stage.intake }),
  'PATCH /referrals/{id}/screening': async (stage) => {
    const id = await referral(stage, 'screening');
    const of = { table: 'referral_screenings', id };
    return { url: `/referrals/${id}/screening`, body: { note: 'fits', eligibility: 'recorded' }, of, as: stage.intake };
  },
  'POST /referrals/{id}/waiting-list': async (stage) => ({
    url: `/referrals/${await referral(stage, 'screening')}/waiting-list`,
    body: { priority: 2, targetGroupMet: true, informedBy: 'phone' },
    as: stage.intake,
  }),
  'POST /referrals/{id}/waiting-list/removal': async (stage) => ({
    url: `/referrals/${await referral(stage, 'waiting')}/waiting-list/removal`,
    body: { reason: 'no_capacity', note: 'moved away', informedBy: 'phone' },
    as: stage.supervisor,
  }),
  'POST /referrals/{id}/decline': async (stage) => ({
    url: `/referrals/${await referral(stage)}/decline`,
    body: { reason: 'out_of_area', alternatives: 'Mercy General', informedBy: 'phone' },
    as: stage.intake,
  }),
  'POST /referrals/{id}/acceptance': async (stage) => ({
    url: `/referrals/${await referral(stage)}/acceptance`,
    body: anAcceptance(stage.server.programId, { caseManagerId: stage.manager.userId ?? null, informedBy: 'phone' }),
    as: stage.intake,
  }),
  'GET /referrals/{id}/letter': async (stage) => {
    const id = await referral(stage);
    await stage.make('POST', `/referrals/${id}/decline`, { reason: 'out_of_area', informedBy: 'letter' }, { as: stage.intake });
    return { url: `/referrals/${id}/letter`, as: stage.intake };
  },
  'GET /referrals/{id}/possible-persons': async (stage) => ({
    url: `/referrals/${await sharedReferral(stage)}/possible-persons`,
    as: stage.intake,
  }),
  'POST /refer': async (stage) => ({ url: '/refer', body: aPublicOne(stage, await formToken(stage)), as: null }),
  'POST /refer/answer': async (stage) => {
    const { code } = await stage.shared(
      'answer',
      async () => stage.make('POST', '/refer', aPublicOne(stage, await formToken(stage)), { as: null }),
      100,
    );
    return { url: '/refer/answer', body: { code }, as: null };
  },
};

const aRelease = (stage: Stage) => ({
  ...aConsent('release_of_information', stage.server.organizations.northgate),
  signedOn: stage.day(-1),
  until: stage.day(90),
});
