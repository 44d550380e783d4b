import { z } from 'zod';
import { type App, type Platform, permitted } from '#platform';
import { HandOverItem, listForHandOver } from './hand-over-list.ts';

/** What a supervisor reads before a caseload goes to others; each case is then given by its own assignment. */
export function handOverRoutes(app: App, { inTransaction }: Platform): void {
  const params = z.object({ userId: z.uuid() });
  const List = z.object({ items: z.array(HandOverItem) });
  app.get('/team/:userId/caseload', { schema: { tags: ['cases'], params, response: { 200: List } } }, async (request) =>
    inTransaction(permitted(request, 'team.see'), async (tx) => ({ items: await listForHandOver(tx, request.params.userId) })),
  );
}
