import type { z } from 'zod';
import type { CalendarDate, Language } from '#kernel';
import { type App, type ExportColumn, exportQuery, type Platform, permitted, sendTable, type Tx, text } from '#platform';
import type { UserView } from '../model.ts';
import { listUsers, UserFilter } from './user-views.ts';

const columnKeys = ['name', 'email', 'roles', 'state', 'secondFactor', 'lastSeen'] as const;
type ColumnKey = (typeof columnKeys)[number];

function columnsIn(language: Language, today: CalendarDate): Record<ColumnKey, ExportColumn<z.input<typeof UserView>>> {
  const say = (key: string) => text(language, `identity:${key}`);
  return {
    name: { header: say('user.name'), value: (user) => [user.title, user.givenName, user.familyName].filter(Boolean).join(' ') },
    email: { header: say('user.email'), value: (user) => user.email },
    roles: {
      header: say('user.roles'),
      value: (user) =>
        heldOn(user, today)
          .map(({ role, organization }) => `${text(language, `ui:role.${role}`)}, ${organization.name}`)
          .join('; '),
    },
    state: { header: say('user.state'), value: (user) => say(`state.${user.state}`) },
    secondFactor: {
      header: say('secondFactor.title'),
      value: ({ account }) => account && say(account.secondFactor ? 'secondFactor.on' : 'secondFactor.off'),
    },
    lastSeen: { header: say('user.lastSeen'), value: (user) => user.account?.lastSeenAt ?? null },
  };
}

/** The roles of that day; earlier and later ones are in the account. */
const heldOn = ({ memberships }: z.input<typeof UserView>, day: CalendarDate) =>
  memberships.filter(({ validFrom, validUntil }) => validFrom <= day && (validUntil === null || validUntil > day));

/** The people of the network as a file: the rows and columns that the screen shows with the same filter. */
export function exportUsers(app: App, { inTransaction }: Platform): void {
  const querystring = UserFilter.extend(exportQuery(columnKeys));
  app.get('/users/export', { schema: { tags: ['users'], querystring } }, async (request, reply) => {
    const { format, columns: chosen, ...filter } = request.query;
    const actor = permitted(request, 'users.manage');
    const { rows, today } = await inTransaction(actor, async (tx) => ({ rows: await allUsers(tx, filter), today: tx.today }));
    const columns = columnsIn(actor.language, today);
    return sendTable(reply, { name: 'users', format, rows, columns: chosen.map((key) => columns[key]) });
  });
}

async function allUsers(tx: Tx, filter: z.infer<typeof UserFilter>): Promise<z.input<typeof UserView>[]> {
  const rows: z.input<typeof UserView>[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listUsers(tx, { ...filter, limit: 200, cursor });
    rows.push(...page.items);
    if (page.nextCursor === null) return rows;
    cursor = page.nextCursor;
  }
}
