import pg from 'pg';
import { type ExternalDatabase, homeSecrets, OperatorError } from '#platform';

const oldest = 15;
const newest = 18;

/**
 * Checks a PostgreSQL of the operator's own and answers with the addresses Lotse works with. Without DATABASE_APP_URL the role `lotse_app`
 * is created, with a generated password kept in the data home; that needs an owner who may create roles.
 */
export async function connectExternalPostgres(
  given: ExternalDatabase,
  home: string,
): Promise<{ ownerUrl: string; appUrl: string; poolUrl: string | undefined }> {
  await using owner = await connect(given.ownerUrl, 'DATABASE_URL');
  await checkServer(owner.client);
  const appUrl = given.appUrl ?? (await ensureAppRole(owner.client, given.ownerUrl, homeSecrets(home).appPassword));
  await using app = await connect(appUrl, given.appUrl ? 'DATABASE_APP_URL' : 'DATABASE_URL (as role lotse_app)');
  await checkAppRole(app.client, owner.client);
  if (given.poolUrl) await checkPooler(given.poolUrl, app.client);
  return { ownerUrl: given.ownerUrl, appUrl, poolUrl: given.poolUrl };
}

async function connect(url: string, setting: string): Promise<{ client: pg.Client } & AsyncDisposable> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    // The driver's words name host or role, never the password.
    throw new OperatorError(`${setting} cannot be used: ${(cause as Error).message || (cause as NodeJS.ErrnoException).code}.`, { cause });
  }
  return { client, [Symbol.asyncDispose]: () => client.end() };
}

async function checkServer(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ version: string; encoding: string }>(
    "SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding",
  );
  if (rows[0]) requireUsable(rows[0]);
}

/** What the server says of itself, `server_version_num` as in "160004"; throws an OperatorError when Lotse cannot work with it. */
export function requireUsable({ version, encoding }: { version: string; encoding: string }): void {
  const major = Math.floor(Number(version) / 10_000);
  if (major < oldest || major > newest)
    throw new OperatorError(`DATABASE_URL leads to PostgreSQL ${major}; Lotse works with ${oldest} to ${newest}.`);
  if (encoding !== 'UTF8') throw new OperatorError(`DATABASE_URL leads to a database in ${encoding}; Lotse needs one in UTF8.`);
}

async function ensureAppRole(owner: pg.Client, ownerUrl: string, password: string): Promise<string> {
  const { rows } = await owner.query<{ exists: boolean }>(
    "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lotse_app' AND rolcanlogin) AS exists",
  );
  if (!rows[0]?.exists) await createAppRole(owner, password);
  return withCredentials(ownerUrl, 'lotse_app', password);
}

async function createAppRole(owner: pg.Client, password: string): Promise<void> {
  try {
    await owner.query(`CREATE ROLE lotse_app LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD ${pg.escapeLiteral(password)}`);
  } catch (cause) {
    throw new OperatorError(
      'The role of DATABASE_URL may not create the role lotse_app: create it (docs/operations.md) and set DATABASE_APP_URL.',
      { cause },
    );
  }
}

/** Row-level security is what keeps networks, organisations and categories apart; a role above it, or one that may change it, must not serve requests. */
async function checkAppRole(app: pg.Client, owner: pg.Client): Promise<void> {
  const { rows: owners } = await owner.query<{ role: string }>('SELECT current_user AS role');
  const { rows } = await app.query<{ above: boolean; owns: boolean }>(
    "SELECT rolsuper OR rolbypassrls AS above, pg_has_role(current_user, $1, 'MEMBER') AS owns FROM pg_roles WHERE rolname = current_user",
    [owners[0]?.role],
  );
  if (rows[0]?.above)
    throw new OperatorError('DATABASE_APP_URL names a role above row-level security (superuser or BYPASSRLS): use another.');
  if (rows[0]?.owns)
    throw new OperatorError('DATABASE_APP_URL names the owner of the tables, who could lift row-level security: use another role.');
}

/** A pooler that knows nothing of prepared statements gives one connection's statement to another, under load and not before: better found out now. */
async function checkPooler(url: string, app: pg.Client): Promise<void> {
  await using one = await connect(url, 'DATABASE_POOL_URL');
  await using other = await connect(url, 'DATABASE_POOL_URL');
  const who = 'SELECT current_user AS role, current_database() AS database';
  const [direct, pooled] = await Promise.all([app.query(who), one.client.query(who)]);
  if (direct.rows[0].role !== pooled.rows[0].role || direct.rows[0].database !== pooled.rows[0].database)
    throw new OperatorError('DATABASE_POOL_URL leads to another role or database than DATABASE_APP_URL.');
  try {
    for (const { client } of [one, other]) await client.query({ name: 'lotse_check', text: `SELECT '${client === one.client}'` });
  } catch (cause) {
    throw new OperatorError(
      'The pooler of DATABASE_POOL_URL does not keep prepared statements apart: PgBouncer does from 1.21 on, with max_prepared_statements above 0.',
      { cause },
    );
  }
}

function withCredentials(url: string, user: string, password: string): string {
  const rest = url.replace(/^postgres(?:ql)?:\/\/(?:[^@/]*@)?/, '');
  return `postgresql://${user}:${password}@${rest}`;
}
