import { z } from 'zod';
import { type App, ExportFormat, type Platform, sendTable, signedIn, text } from '#platform';
import { AssessmentGrid, GridQuery } from '../model-grid.ts';
import { loadGrid } from './grid.ts';
import { gridColumns, gridLines } from './grid-table.ts';

const tags = ['assessments'];
const params = z.object({ id: z.uuid() });

/** How scores and areas of life moved, to see and to take away. */
export function gridRoutes(app: App, { inTransaction }: Platform): void {
  app.get(
    '/cases/:id/assessments/grid',
    { schema: { tags, params, querystring: GridQuery, response: { 200: AssessmentGrid } } },
    async (request) =>
      inTransaction(signedIn(request), (tx) => loadGrid(tx, { caseId: request.params.id, of: request.query.of, action: 'view' })),
  );

  const querystring = GridQuery.extend({ format: ExportFormat.default('csv') });
  app.get('/cases/:id/assessments/grid/export', { schema: { tags, params, querystring } }, async (request, reply) => {
    const actor = signedIn(request);
    const { format, of } = request.query;
    const grid = await inTransaction(actor, (tx) => loadGrid(tx, { caseId: request.params.id, of, action: 'export' }));
    const name = text(actor.language, 'assessments:grid.file');
    return sendTable(reply, { name, format, columns: gridColumns(grid, actor.language), rows: gridLines(grid) });
  });
}
