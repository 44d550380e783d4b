import { client, ifMatch, type paths } from '#client';

type ProfileChange = paths['/api/me']['patch']['requestBody']['content']['application/json'];

/** Ends the session and begins afresh: nothing of the person stays in the memory of the page. */
export async function signOut(): Promise<void> {
  await client.DELETE('/api/session').catch(() => undefined);
  window.location.assign('/sign-in');
}

/** Keeps a choice in the profile, so that mails and other devices know it too; if that fails, it holds on this device. */
export async function storeInProfile(change: ProfileChange): Promise<void> {
  try {
    const { data: session } = await client.GET('/api/session');
    if (session) await client.PATCH('/api/me', { headers: ifMatch(session.user.version), body: change });
  } catch {
    // The choice is made on this device; it is stored the next time it is chosen.
  }
}
