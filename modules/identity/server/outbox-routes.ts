import { z } from 'zod';
import { Refused } from '#kernel';
import { type App, type Platform, permitted, renderStoredMail } from '#platform';

const Mail = z.object({
  id: z.uuid(),
  to: z.string(),
  language: z.string(),
  template: z.string(),
  createdAt: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
});

/** The mails of an installation that sends none (MAIL=outbox), newest first, for those who try it out or develop it. */
export function outboxRoutes(app: App, platform: Platform): void {
  app.get('/outbox', { schema: { tags: ['outbox'], response: { 200: z.object({ items: z.array(Mail) }) } } }, async (request) => {
    const actor = permitted(request, 'users.manage');
    if (platform.settings.mail.transport.kind !== 'outbox') throw new Refused({ code: 'record.not-found' });
    return platform.inTransaction(actor, async (tx) => {
      const mails = await tx.db
        .selectFrom('mails')
        .select(['id', 'toAddress', 'language', 'template', 'facts', 'sealedFacts', 'createdAt'])
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .limit(100)
        .execute();
      return {
        items: mails.map((mail) => {
          const { id, language, template, createdAt } = mail;
          return { id, to: mail.toAddress, language, template, createdAt, ...renderStoredMail(platform, mail) };
        }),
      };
    });
  });
}
