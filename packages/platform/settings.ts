import { isIP } from 'node:net';
import { homedir } from 'node:os';
import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import { type MalwareScan, parseMalwareScan } from './malware-scan.ts';
import { OperatorError } from './operator-error.ts';

const port = z.coerce
  .number('must be a whole number')
  .int('must be a whole number')
  .min(1, 'must be 1 to 65535')
  .max(65535, 'must be 1 to 65535');
const absolutePath = z.string().refine(isAbsolute, 'must be an absolute path');
const databaseUrl = z.string().refine(isPostgresUrl, 'must look like postgresql://user:password@host:5432/database');
const publicUrl = z
  .string()
  .refine(
    (text) => isUrl(text, ['http:', 'https:']) && new URL(text).pathname === '/',
    'must look like https://lotse.example.org, without a path',
  )
  .transform((text) => new URL(text).origin);
const smtpUrl = z
  .string()
  .refine(
    (text) => isUrl(text, ['smtp:', 'smtps:']) && new URL(text).hostname !== '',
    'must be "outbox" or look like smtps://user:password@host:465',
  );
const mailAddress = z
  .string()
  .refine((text) => /^(?:[^<>@]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(text), 'must look like Lotse <lotse@example.org>');

const proxies = z
  .string()
  .refine(
    (text) => /^(yes|no|[1-9])$/.test(text) || text.split(',').every((part) => isIP(part.replace(/\/\d{1,3}$/, '')) > 0),
    'must be yes, no, the number of proxies one behind the other, or their addresses',
  );

const malwareScan = z.string().transform((text, context): MalwareScan => {
  const parsed = parseMalwareScan(text);
  if (parsed) return parsed;
  context.addIssue('must be none, clamd:host:port or clamd:/path/of/the/socket');
  return z.NEVER;
});

/** The environment, variable by variable; docs/operations.md says the same in a table. */
const Environment = z.object({
  PORT: port.default(4400),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be a host name or an address')
    .default('127.0.0.1'),
  LOTSE_HOME: absolutePath.optional(),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_APP_URL: databaseUrl.optional(),
  DATABASE_POOL_URL: databaseUrl.optional(),
  LOTSE_URL: publicUrl.optional(),
  MAIL: z.literal('outbox').or(smtpUrl).default('outbox'),
  MAIL_FROM: mailAddress.default('Lotse <lotse@localhost>'),
  MALWARE_SCAN: malwareScan.default({ kind: 'none' }),
  IMPORT_UNPACKED_GB: z.coerce
    .number('must be a whole number of gigabytes')
    .int('must be a whole number of gigabytes')
    .min(1, 'must be 1 to 10000')
    .max(10_000, 'must be 1 to 10000')
    .default(32),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'must be fatal, error, warn, info, debug or silent')
    .default('warn'),
  TRUST_PROXY: proxies.default('no'),
  HSTS: z.enum(['subdomains', 'host'], 'must be subdomains or host').default('subdomains'),
});

/** Where mail goes: kept in the database for the developer to read, or sent by the SMTP server at `url`. */
export type MailTransport = { kind: 'outbox' } | { kind: 'smtp'; url: string };

/** Addresses of a PostgreSQL of one's own; the last two may be left out. */
export interface ExternalDatabase {
  /** As the owner of the tables, who migrates them. */
  readonly ownerUrl: string;
  /** As the role the server works as. */
  readonly appUrl: string | undefined;
  /** As the same role through a pooler that hands out connections by transaction. */
  readonly poolUrl: string | undefined;
}

/** Everything that may be set from outside, parsed once at start and passed down. */
export interface Settings {
  port: number;
  host: string;
  /** Absolute directory of the data: database, files, secrets. */
  home: string;
  /** `external` when DATABASE_URL names a PostgreSQL of one's own. */
  database: { kind: 'embedded' } | ({ kind: 'external' } & ExternalDatabase);
  /** Origin under which people reach Lotse, without a trailing slash; stands in mails and decides whether cookies are `Secure`. */
  url: string;
  mail: { transport: MailTransport; from: string };
  /** Who looks for malware in uploaded files before they are kept. */
  malwareScan: MalwareScan;
  /** What may come out of one compressed file of an import, in bytes. */
  importUnpackedBytes: number;
  logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
  /** Whether a reverse proxy in front is trusted to name the caller's address. */
  /**
   * Whose `X-Forwarded-For` is believed: nobody's (0), that of so many proxies one behind the other, or that of these addresses. Only the entries they
   * wrote themselves count; whatever the caller wrote before them does not.
   */
  trustedProxies: number | string;
  /** Over https: whether browsers shall insist on encryption below this host as well. */
  hsts: 'subdomains' | 'host';
}

/**
 * Reads the settings from the environment. An empty variable counts as not set.
 * Throws an `OperatorError` of one sentence that names the first wrong variable and never repeats its value, which may be a password.
 */
export function parseSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) throw wrongSetting(parsed.error);
  const { data } = parsed;
  if (data.DATABASE_APP_URL && !data.DATABASE_URL)
    throw new OperatorError('DATABASE_APP_URL is set but DATABASE_URL is not: set both or neither.');
  if (data.DATABASE_POOL_URL && !data.DATABASE_APP_URL)
    throw new OperatorError('DATABASE_POOL_URL is set but DATABASE_APP_URL is not: what a pooler cannot do needs a way past it.');
  return {
    port: data.PORT,
    host: data.HOST,
    home: data.LOTSE_HOME ? resolve(data.LOTSE_HOME) : resolve(homedir(), '.lotse'),
    database: data.DATABASE_URL
      ? { kind: 'external', ownerUrl: data.DATABASE_URL, appUrl: data.DATABASE_APP_URL, poolUrl: data.DATABASE_POOL_URL }
      : { kind: 'embedded' },
    url: data.LOTSE_URL ?? defaultUrl(data.HOST, data.PORT),
    mail: { transport: data.MAIL === 'outbox' ? { kind: 'outbox' } : { kind: 'smtp', url: data.MAIL }, from: data.MAIL_FROM },
    malwareScan: data.MALWARE_SCAN,
    importUnpackedBytes: data.IMPORT_UNPACKED_GB * 1024 ** 3,
    logLevel: data.LOG_LEVEL,
    trustedProxies: trustedProxies(data.TRUST_PROXY),
    hsts: data.HSTS,
  };
}

function wrongSetting(error: z.ZodError): OperatorError {
  const issue = error.issues[0];
  const detail = issue?.code === 'invalid_union' ? issue.errors.flat().at(-1)?.message : issue?.message;
  return new OperatorError(`The setting ${String(issue?.path[0])} ${detail}.`);
}

/** A server that listens everywhere is still reached by a name, so wildcard addresses become localhost. */
function defaultUrl(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

function trustedProxies(text: string): number | string {
  if (text === 'no') return 0;
  if (text === 'yes') return 1;
  return /^\d$/.test(text) ? Number(text) : text;
}

function isUrl(text: string, protocols: string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

/** A unix socket has no host (`postgresql://user:pw@/lotse?host=/run/postgresql`), which the URL standard refuses: put one in for the check. */
function isPostgresUrl(text: string): boolean {
  return (
    isUrl(text.replace('@/', '@localhost/'), ['postgres:', 'postgresql:']) && new URL(text.replace('@/', '@localhost/')).pathname.length > 1
  );
}
