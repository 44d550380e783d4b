import type { Page } from 'playwright-core';
import type { WorkerKey } from '../apps/server/demo/workers.ts';

/** Something a person can see: a page, a tab of it, or what opens over it. */
export interface Screen {
  /** Who looks; nobody for a page in front of the sign-in. */
  readonly of: Viewer;
  /** The address; `{river}` and its like stand for the case of this client. */
  readonly at: string;
  /** What opens over the page, by which key or button. */
  readonly opens?: { readonly key: string } | { readonly button: string };
}
export type Viewer = WorkerKey | 'nobody';

/** Opens what opens over the page of this screen; a drawer the address names is open already. */
export async function openOver(page: Page, { at, opens }: Screen): Promise<void> {
  if (opens && 'key' in opens) await page.keyboard.press(opens.key);
  if (opens && 'button' in opens) await page.getByRole('main').getByRole('button', { name: opens.button }).first().click();
  if (opens || at.includes('do=')) await page.getByRole('dialog').first().waitFor();
}

/** By the path of its route; a route without a line here fails `screens.test.ts`. */
export const screens: Record<string, readonly Screen[]> = {
  '/': [{ of: 'amara', at: '/' }],
  '/$': [{ of: 'amara', at: '/nowhere' }],
  '/refer': [{ of: 'nobody', at: '/refer' }],
  '/refer/answer': [{ of: 'nobody', at: '/refer/answer' }],
  '/today': [
    { of: 'amara', at: '/today' },
    { of: 'amara', at: '/today', opens: { key: 'c' } },
    { of: 'amara', at: '/today', opens: { key: 'Control+k' } },
    { of: 'amara', at: '/today', opens: { key: '?' } },
    { of: 'amara', at: '/today', opens: { button: 'Postpone' } },
    { of: 'amara', at: '/today', opens: { button: 'Hand over' } },
  ],
  '/cases': [{ of: 'amara', at: '/cases' }],
  '/cases/$caseId': [
    ...['', 'assessment', 'assessment&view=grid', 'appointments', 'contacts', 'documents', 'timeline', 'team'].map((tab) => ({
      of: 'amara' as const,
      at: tab ? `/cases/{river}?tab=${tab}` : '/cases/{river}',
    })),
    ...['team', 'consents', 'acuity', 'hold', 'start_closing'].map((drawer) => ({
      of: 'amara' as const,
      at: `/cases/{river}?do=${drawer}`,
    })),
    { of: 'petra', at: '/cases/{river}?do=assign' },
    { of: 'amara', at: '/cases/{river}?tab=appointments', opens: { button: 'New appointment' } },
    { of: 'amara', at: '/cases/{agnes}?tab=plan' },
    { of: 'amara', at: '/cases/{lena}' },
    { of: 'amara', at: '/cases/{walter}' },
  ],
  '/cases/$caseId/assessments/$assessmentId': [{ of: 'amara', at: '/cases/{river}/assessments/{river assessment}' }],
  '/cases/$caseId/letter': [{ of: 'amara', at: '/cases/{river}/letter' }],
  '/calendar': [
    { of: 'amara', at: '/calendar' },
    { of: 'amara', at: '/calendar?view=month' },
    { of: 'petra', at: '/calendar?who=team' },
    { of: 'ines', at: '/calendar?who={amara}' },
  ],
  '/to-sign': [{ of: 'petra', at: '/to-sign' }],
  '/team': [{ of: 'petra', at: '/team' }],
  '/team/late': [{ of: 'petra', at: '/team/late' }],
  '/team/hand-over': [{ of: 'petra', at: '/team/hand-over?from={amara}' }],
  '/inbox': [
    { of: 'ines', at: '/inbox' },
    { of: 'ines', at: '/inbox?referral={first referral}' },
    { of: 'ines', at: '/inbox?referral={first referral}&do=accept' },
    { of: 'ines', at: '/inbox?about={river person}&do=accept' },
  ],
  '/people': [{ of: 'ines', at: '/people' }],
  '/people/$personId': [
    { of: 'amara', at: '/people/{river person}' },
    { of: 'amara', at: '/people/{river person}?room=documents' },
  ],
  '/organizations': [{ of: 'admin', at: '/organizations' }],
  '/organizations/credentials': [
    { of: 'petra', at: '/organizations/credentials' },
    { of: 'admin', at: '/organizations/credentials?status=all' },
  ],
  '/organizations/holidays': [{ of: 'admin', at: '/organizations/holidays?set=DE-NW' }],
  '/organizations/$organizationId': [
    { of: 'amara', at: '/organizations/{harbor}' },
    { of: 'admin', at: '/organizations/{harbor}', opens: { button: 'Add a site' } },
    { of: 'admin', at: '/organizations/{harbor}?room=people', opens: { button: 'Add a contact' } },
    { of: 'petra', at: '/organizations/{harbor}?room=credentials', opens: { button: 'Note a licence or certificate' } },
    { of: 'admin', at: '/organizations/{harbor}?room=place' },
    { of: 'admin', at: '/organizations/{harbor}?room=place', opens: { button: 'Add closing days' } },
  ],
  '/programs': [
    { of: 'admin', at: '/programs' },
    { of: 'petra', at: '/programs', opens: { button: 'Change' } },
    { of: 'petra', at: '/programs', opens: { button: 'End' } },
  ],
  '/programs/states': [{ of: 'petra', at: '/programs/states' }],
  '/programs/clocks': [{ of: 'petra', at: '/programs/clocks' }],
  '/questionnaires': [
    { of: 'petra', at: '/questionnaires' },
    { of: 'petra', at: '/questionnaires', opens: { button: 'Bring a questionnaire' } },
    { of: 'petra', at: '/questionnaires', opens: { button: 'Preview' } },
  ],
  '/letter-templates': [{ of: 'petra', at: '/letter-templates' }],
  '/letter-templates/$templateId': [{ of: 'petra', at: '/letter-templates/new' }],
  '/import': [{ of: 'admin', at: '/import' }],
  '/users': [{ of: 'admin', at: '/users' }],
  '/users/roles': [{ of: 'admin', at: '/users/roles' }],
  '/users/sign-in': [{ of: 'admin', at: '/users/sign-in' }],
  '/outbox': [{ of: 'admin', at: '/outbox' }],
  '/account': [{ of: 'amara', at: '/account' }],
  '/sign-in': [{ of: 'nobody', at: '/sign-in' }],
  '/second-factor': [{ of: 'nobody', at: '/second-factor' }],
  '/password-reset': [{ of: 'nobody', at: '/password-reset' }],
  '/password-reset/$token': [{ of: 'nobody', at: '/password-reset/not-a-token' }],
  '/invitation/$token': [{ of: 'nobody', at: '/invitation/not-a-token' }],
  '/setup': [{ of: 'nobody', at: '/setup' }],
};
