import { type App, type Platform, permitted, versionSeen } from '#platform';
import { SignInPolicyChange, SignInPolicyView } from '../model.ts';
import { requireRecentProof } from './session-store.ts';
import { changeSignInPolicy, viewSignInPolicy } from './sign-in-policy.ts';

/** What the network demands of those who sign in. */
export function signInPolicyRoutes(app: App, { inTransaction }: Platform): void {
  const tags = ['users'];
  const response = { 200: SignInPolicyView };

  app.get('/sign-in-policy', { schema: { tags, response } }, async (request) =>
    inTransaction(permitted(request, 'users.manage'), viewSignInPolicy),
  );

  app.put('/sign-in-policy', { schema: { tags, body: SignInPolicyChange, response } }, async (request) => {
    const actor = permitted(request, 'users.manage');
    const seen = versionSeen(request);
    return inTransaction(actor, async (tx) => {
      await requireRecentProof(tx);
      await changeSignInPolicy(tx, seen, request.body.secondFactor);
      return viewSignInPolicy(tx);
    });
  });
}
