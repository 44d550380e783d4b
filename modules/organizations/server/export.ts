import { type Country, formatPhoneNumber } from '#kernel';
import { type App, type ExportColumn, exportQuery, type Platform, sendTable, signedIn, text } from '#platform';
import type { OrganizationRow } from '../model.ts';
import { networkCountry } from './phone.ts';
import { allOrganizations, OrganizationFilter } from './views.ts';

const columnKeys = ['name', 'kind', 'sector', 'setting', 'city', 'phone', 'email', 'staff', 'active'] as const;
type ColumnKey = (typeof columnKeys)[number];

function columnsIn(say: (key: string) => string, country: Country): Record<ColumnKey, ExportColumn<OrganizationRow>> {
  return {
    name: { header: say('field.name'), value: (row) => row.name },
    kind: { header: say('field.kind'), value: (row) => say(`kind.${row.kind}`) },
    sector: { header: say('field.sector'), value: (row) => say(`sector.${row.sector}`) },
    setting: { header: say('field.setting'), value: (row) => say(`setting.${row.setting}`) },
    city: { header: say('field.city'), value: (row) => row.city },
    phone: { header: say('field.phone'), value: (row) => row.phone && formatPhoneNumber(row.phone, country) },
    email: { header: say('field.email'), value: (row) => row.email },
    staff: { header: say('field.staff'), value: (row) => row.staff },
    active: { header: say('field.active'), value: (row) => say(row.active ? 'active.yes' : 'active.no') },
  };
}

/** The organisations as a file: the rows and columns that the screen shows with the same filter. */
export function exportOrganizations(app: App, { inTransaction }: Platform): void {
  const querystring = OrganizationFilter.extend(exportQuery(columnKeys));
  app.get('/organizations/export', { schema: { tags: ['organizations'], querystring } }, async (request, reply) => {
    const actor = signedIn(request);
    const { rows, country } = await inTransaction(actor, async (tx) => ({
      rows: await allOrganizations(tx, request.query),
      country: await networkCountry(tx),
    }));
    const say = (key: string) => text(actor.language, `organizations:${key}`);
    const columns = columnsIn(say, country);
    return sendTable(reply, {
      name: say('page.title'),
      format: request.query.format,
      rows,
      columns: request.query.columns.map((key) => columns[key]),
    });
  });
}
