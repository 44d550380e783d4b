import type { Language } from '#kernel';

/** Ends the session and begins afresh: nothing of the person stays in the memory of the page. */
export async function signOut(): Promise<void> {
  await fetch('/api/session', { method: 'DELETE', headers: { 'x-lotse-client': 'web' } }).catch(() => undefined);
  window.location.assign('/sign-in');
}

/** Keeps the language in the profile, so that mails and other devices know it too. */
export async function storeLanguage(language: Language): Promise<void> {
  await fetch('/api/session/language', {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'x-lotse-client': 'web' },
    body: JSON.stringify({ language }),
  }).catch(() => undefined);
}
