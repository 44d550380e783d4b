import { day, newId } from '#kernel';
import { Acceptance, type AcceptanceInput, NewReferral, type NewReferralInput } from './model.ts';
import { PublicReferral, type PublicReferralInput } from './model-public.ts';

/** A referral entered by intake after a call from the person themself, made from nothing. */
export function aReferral(receivingOrganizationId: string, fields: Partial<Omit<NewReferralInput, 'id'>> = {}): NewReferral {
  return NewReferral.parse({
    id: newId(),
    receivingOrganizationId,
    sender: { source: 'self', phone: '(206) 555-0148', language: 'en' },
    channel: 'phone',
    reason: 'Head injury after a bicycle accident; needs help to find a way through therapies and money.',
    urgency: 'routine',
    person: {
      givenNames: 'River',
      familyName: 'Almeida',
      birthDate: '1994-03-05',
      contactPoints: [{ id: newId(), kind: 'phone', value: '(206) 555-0148' }],
    },
    personAgrees: 'yes',
    ...fields,
  });
}

/** An acceptance with everything said that has to be said: a person to be registered, written consent, nobody's limit exceeded. */
export function anAcceptance(programId: string, fields: Partial<AcceptanceInput> & Pick<AcceptanceInput, 'caseManagerId'>): Acceptance {
  return Acceptance.parse({
    caseId: newId(),
    person: { kind: 'new', personId: newId() },
    programId,
    identityCheck: 'document_seen',
    safety: { result: 'no_danger' },
    eligibility: 'not_required',
    consent: { id: newId(), legalForm: 'written', signedOn: day('2026-03-02'), noticeGiven: true },
    ...fields,
  });
}

/** A referral as the public page sends it: somebody who asks for themself in Italian and looks the answer up with the code. */
export function aPublicReferral(
  receivingOrganizationId: string,
  token: string,
  fields: Partial<Omit<PublicReferralInput, 'token'>> = {},
): PublicReferralInput {
  return PublicReferral.parse({
    token,
    receivingOrganizationId,
    language: 'it',
    answerWish: 'code',
    person: {
      givenNames: 'Lucia',
      familyName: 'Ferraro',
      birthDate: '1961-09',
      languages: ['it'],
      interpreterNeeded: true,
      contactPoints: [
        { id: newId(), kind: 'phone', value: '(206) 555-0177', hours: { days: [1, 2, 3], from: '09:00', to: '12:00' } },
        { id: newId(), kind: 'post', doNotUse: true },
      ],
    },
    personAgrees: 'yes',
    reason: 'Dopo l’ospedale non riesco più a fare tutto da sola.',
    urgency: 'soon',
    noticeRead: true,
    ...fields,
  });
}
