import { formatPartialDate, type Language, languageName } from '#kernel';
import { type App, type ExportColumn, exportQuery, type Platform, sendTable, signedIn, text } from '#platform';
import type { PersonRow } from '../model-views.ts';
import { allPeople, PeopleFilter } from './list.ts';

const columnKeys = ['name', 'birthDate', 'languages', 'cases', 'caseManager', 'mind'] as const;
type ColumnKey = (typeof columnKeys)[number];

function columnsIn(language: Language): Record<ColumnKey, ExportColumn<PersonRow>> {
  const say = (key: string) => text(language, `people:${key}`);
  const spoken = (tag: string) => languageName(tag, language);
  return {
    name: { header: say('field.name'), value: (row) => row.displayName },
    birthDate: { header: say('field.birthDate'), value: (row) => row.birthDate && formatPartialDate(row.birthDate, language) },
    languages: { header: say('field.languages'), value: (row) => row.languages.map(spoken).join(', ') },
    cases: { header: say('field.cases'), value: (row) => row.openCases.map(({ number }) => number).join(', ') },
    caseManager: {
      header: say('field.caseManager'),
      value: (row) => [...new Set(row.openCases.map((one) => one.caseManagerName ?? say('nobody')))].join(', '),
    },
    mind: { header: say('field.mind'), value: (row) => alertsOf(row).map(say).join(', ') },
  };
}

const alertsOf = ({ deceased, hasDoNotUse, addressProtected, interpreterNeeded }: PersonRow): string[] => [
  ...(deceased ? ['alert.deceased'] : []),
  ...(hasDoNotUse ? ['alert.mindReach'] : []),
  ...(addressProtected ? ['alert.addressProtected'] : []),
  ...(interpreterNeeded ? ['alert.interpreter'] : []),
];

/** The people one may see as a file: the rows and columns that the screen shows with the same filter. */
export function exportPeople(app: App, { inTransaction }: Platform): void {
  const querystring = PeopleFilter.extend(exportQuery(columnKeys));
  app.get('/people/export', { schema: { tags: ['people'], querystring } }, async (request, reply) => {
    const actor = signedIn(request);
    const rows = await inTransaction(actor, (tx) => allPeople(tx, request.query));
    const columns = columnsIn(actor.language);
    return sendTable(reply, {
      name: text(actor.language, 'people:page.title'),
      format: request.query.format,
      rows,
      columns: request.query.columns.map((key) => columns[key]),
    });
  });
}
