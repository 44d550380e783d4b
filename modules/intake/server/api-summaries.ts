import type { ApiSummaries } from '#platform';

/** What the operations of this area do, in one line each: for the reference page. */
export const intakeSummaries: ApiSummaries = {
  'GET /referrals': 'Referrals received or sent',
  'POST /referrals': 'Send or write down a referral',
  'GET /referrals/export': 'The list of referrals as CSV or XLSX',
  'GET /referrals/case-managers': 'Who could take a case, with what they carry',
  'GET /referrals/receivers': 'Who takes referrals',
  'POST /referrals/{id}/screening': 'Take a referral on',
  'PATCH /referrals/{id}/screening': 'Note what came out of the screening',
  'POST /referrals/{id}/waiting-list': 'Put a referral on the waiting list, or review its place',
  'POST /referrals/{id}/waiting-list/removal': 'Take a referral off the waiting list without a place',
  'POST /referrals/{id}/decline': 'Decline a referral',
  'POST /referrals/{id}/acceptance': 'Accept a referral and open the case',
  'GET /referrals/{id}': 'One referral',
  'PATCH /referrals/{id}': 'Correct a referral',
  'GET /referrals/{id}/possible-persons': 'Who the person may be, and why',
  'GET /refer': 'What the public form needs to know',
  'POST /refer': 'Refer oneself or somebody else, without an account',
  'POST /refer/answer': 'How a public referral stands, with the code of its receipt',
  'GET /referrals/{id}/letter': 'The answer to the sender as a letter, PDF',
};
