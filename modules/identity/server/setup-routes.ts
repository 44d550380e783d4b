import { sql } from 'kysely';
import { z } from 'zod';
import type { App, Platform } from '#platform';
import { DemoSignIn, Setup, SignInAnswer } from '../model.ts';
import { answerSignIn, callerOf, signInLimit } from './session-routes.ts';
import { isSetUp, setUp } from './setup.ts';
import { signIn } from './sign-in.ts';

const tags = ['setup'];

/** What is asked before there is anybody: the first start, and the sign-ins a demo network offers. */
export function setupRoutes(app: App, platform: Platform): void {
  app.get('/setup', { schema: { tags, response: { 200: z.object({ needed: z.boolean() }) } } }, async () => ({
    needed: !(await isSetUp(platform)),
  }));

  app.post('/setup', { config: signInLimit, schema: { tags, body: Setup, response: { 201: SignInAnswer } } }, async (request, reply) => {
    await setUp(platform, request.body);
    const { email, password } = request.body.administrator;
    const answer = await answerSignIn(platform, reply, await signIn(platform, { email, password }, callerOf(request)));
    return reply.status(201).send(answer);
  });

  app.get('/demo-sign-ins', { schema: { tags, response: { 200: z.object({ items: z.array(DemoSignIn) }) } } }, async () => {
    const { rows } = await sql<
      z.input<typeof DemoSignIn>
    >`SELECT email, password, given_name AS "givenName", family_name AS "familyName", title, role,
      organization_name AS "organizationName" FROM offered_demo_sign_ins()`.execute(platform.db);
    return { items: rows };
  });
}
