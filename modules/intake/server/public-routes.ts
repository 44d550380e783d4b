import type { App, Platform } from '#platform';
import { PublicForm, PublicReceipt, PublicReferral, PublicState, ReceiptCode } from '../model-public.ts';
import { newFormToken } from './form-token.ts';
import { countPublicUse } from './public-limits.ts';
import { publicReceivers, readReceipt, receivePublicReferral } from './public-referral.ts';

const tags = ['public referrals'];

/** The public page: nobody is signed in, so it answers the names of organisations, a receipt, and with its code the state; nothing else. */
export function publicReferralRoutes(app: App, platform: Platform): void {
  app.get('/refer', { schema: { tags, response: { 200: PublicForm } } }, async () => {
    const receivers = await publicReceivers(platform);
    return {
      token: newFormToken(platform.sealer, platform.clock()),
      receivers: receivers.map(({ id, name, phone, country }) => ({ id, name, phone, country })),
    };
  });

  app.post('/refer', { schema: { tags, body: PublicReferral, response: { 201: PublicReceipt } } }, async (request, reply) => {
    await countPublicUse(platform, 'send', request.ip);
    return reply.status(201).send(await receivePublicReferral(platform, request.body));
  });

  // The code travels in the body: addresses are written down in too many places.
  app.post('/refer/answer', { schema: { tags, body: ReceiptCode, response: { 200: PublicState } } }, async (request) => {
    await countPublicUse(platform, 'look', request.ip);
    return readReceipt(platform, request.body.code);
  });
}
