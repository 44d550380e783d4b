import { type App, ExportFormat, logRead, type Platform, sendTable, signedIn, text } from '#platform';
import { allCases, CaseFilter } from './list.ts';

/** The list of cases as a file: exactly the rows and columns that the screen shows with the same filter. */
export function exportCases(app: App, { inTransaction }: Platform): void {
  const querystring = CaseFilter.extend({ format: ExportFormat.default('csv') });
  app.get('/cases/export', { schema: { tags: ['cases'], querystring } }, async (request, reply) => {
    const actor = signedIn(request);
    const rows = await inTransaction(actor, async (tx) => {
      const cases = await allCases(tx, request.query);
      await logRead(tx, { action: 'export', route: '/cases/export', resultCount: cases.length });
      return cases;
    });
    const say = (key: string) => text(actor.language, `cases:${key}`);
    return sendTable(reply, {
      name: 'cases',
      format: request.query.format,
      rows,
      columns: [
        { header: say('field.number'), value: (row) => row.number },
        { header: say('field.client'), value: (row) => row.personName ?? say('list.nameHidden') },
        { header: say('field.state'), value: (row) => say(`state.${row.state}`) },
        { header: say('field.since'), value: (row) => row.stateSince.slice(0, 10) },
        { header: say('field.manager'), value: (row) => row.caseManagerName ?? say('list.nobody') },
        { header: say('field.program'), value: (row) => row.programName },
        { header: say('field.model'), value: (row) => say(`model.${row.model}`) },
        { header: say('field.acuity'), value: (row) => row.acuity },
        { header: say('field.deadline'), value: (row) => row.nextDeadline?.dueOn ?? row.nextDeadline?.dueAt.slice(0, 10) ?? null },
        { header: say('field.overdue'), value: (row) => row.overdue },
      ],
    });
  });
}
