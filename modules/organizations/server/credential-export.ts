import { type App, type ExportColumn, exportQuery, type Platform, sendTable, signedIn, text } from '#platform';
import type { CredentialView } from '../model-credential.ts';
import { allCredentials, CredentialFilter } from './credential-views.ts';

const columnKeys = ['holder', 'type', 'number', 'issuer', 'organization', 'issuedOn', 'expiresOn', 'status'] as const;
type ColumnKey = (typeof columnKeys)[number];

/** The credentials as a file: the rows and columns that the screen shows with the same filter. */
export function exportCredentials(app: App, { inTransaction }: Platform): void {
  const querystring = CredentialFilter.extend(exportQuery(columnKeys));
  app.get('/credentials/export', { schema: { tags: ['organizations'], querystring } }, async (request, reply) => {
    const actor = signedIn(request);
    const rows = await inTransaction(actor, (tx) => allCredentials(tx, request.query));
    const say = (key: string) => text(actor.language, `organizations:${key}`);
    const columns: Record<ColumnKey, ExportColumn<CredentialView>> = {
      holder: { header: say('credential.holder'), value: (row) => row.holderName ?? row.organizationName },
      type: { header: say('credential.typeLabel'), value: (row) => say(`credential.type.${row.type}`) },
      number: { header: say('credential.number'), value: (row) => row.number },
      issuer: { header: say('credential.issuer'), value: (row) => row.issuer },
      organization: { header: say('page.one'), value: (row) => row.organizationName },
      issuedOn: { header: say('credential.issuedOn'), value: (row) => row.issuedOn },
      expiresOn: { header: say('credential.expiresOn'), value: (row) => row.expiresOn },
      status: { header: say('credential.statusLabel'), value: (row) => say(`credential.status.${row.status}`) },
    };
    return sendTable(reply, {
      name: say('credential.listTitle'),
      format: request.query.format,
      rows,
      columns: request.query.columns.map((key) => columns[key]),
    });
  });
}
