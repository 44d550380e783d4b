import { type App, type ExportColumn, exportQuery, logRead, type Platform, sendTable, signedIn, text } from '#platform';
import { allCases, CaseFilter } from './list.ts';
import type { CaseListItem } from './view-models.ts';

const columnKeys = ['number', 'name', 'state', 'since', 'manager', 'program', 'model', 'acuity', 'deadline', 'overdue'] as const;
type ColumnKey = (typeof columnKeys)[number];

function columnsIn(say: (key: string) => string): Record<ColumnKey, ExportColumn<CaseListItem>> {
  return {
    number: { header: say('field.number'), value: (row) => row.number },
    name: { header: say('field.client'), value: (row) => row.personName ?? say('list.nameHidden') },
    state: { header: say('field.state'), value: (row) => say(`state.${row.state}`) },
    since: { header: say('field.since'), value: (row) => row.stateSince.slice(0, 10) },
    manager: { header: say('field.manager'), value: (row) => row.caseManagerName ?? say('list.nobody') },
    program: { header: say('field.program'), value: (row) => row.programName },
    model: { header: say('field.model'), value: (row) => say(`model.${row.model}`) },
    acuity: { header: say('field.acuity'), value: (row) => row.acuity },
    deadline: { header: say('field.deadline'), value: (row) => row.nextDeadline?.dueOn ?? row.nextDeadline?.dueAt.slice(0, 10) ?? null },
    overdue: { header: say('field.overdue'), value: (row) => row.overdue },
  };
}

/** The list of cases as a file: exactly the rows and columns that the screen shows with the same filter. */
export function exportCases(app: App, { inTransaction }: Platform): void {
  const querystring = CaseFilter.extend(exportQuery(columnKeys));
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
      columns: request.query.columns.map((key) => columnsIn(say)[key]),
    });
  });
}
