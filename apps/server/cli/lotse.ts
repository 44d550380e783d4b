import { Command, Option } from 'commander';
import { type Language, languages, type Role, roles } from '#kernel';
import { parseSettings } from '#platform';
import type { ImportOptions } from './import.ts';

/** The command line. Each command loads what it needs when it runs, so `--help` answers at once. */
export function lotse(): Command {
  const program = new Command('lotse')
    .description('Open case management for health, social and financial care. Settings come from the environment, see docs/operations.md.')
    .showHelpAfterError('(--help says what there is)')
    .exitOverride();
  addServerCommands(program);
  addDataCommands(program);
  addUserCommands(program);
  addDeveloperCommands(program);
  return program;
}

function addServerCommands(program: Command): void {
  program
    .command('start')
    .description('Start the server, and the embedded database unless DATABASE_URL names another. The first start fills a demo network.')
    .option('--empty', 'do not fill the demo network: the first visitor sets up the place')
    .action(async (options: { empty?: true }) => (await import('./start.ts')).start(settings(), { demo: !options.empty }));
  program
    .command('demo')
    .description('Fill an empty installation with the demo network: organisations, a person for every role, cases in every state.')
    .action(async () => (await import('./demo.ts')).demo(settings()));
  program
    .command('migrate')
    .description('Bring the database to the schema of this version. Starting the server does it too.')
    .action(async () => (await import('./maintenance.ts')).migrateDatabase(settings()));
}

function addDataCommands(program: Command): void {
  const verify = program
    .command('verify')
    .description('Compute again what must follow from something else, and name whatever differs: everything, or one of the following.')
    .action(async () => (await import('./verify.ts')).verify(settings(), (await import('./verify.ts')).verifiable));
  const verifications = {
    journal: 'the hash chain of every case; names each event that was changed, removed or put in',
    duties: 'every duty, derived again from the facts',
    access: 'who may see each case, from assignment, care team and consents',
    files: 'the checksum of every stored file',
  } as const;
  for (const [name, description] of Object.entries(verifications) as [keyof typeof verifications, string][])
    verify
      .command(name)
      .description(description)
      .action(async () => (await import('./verify.ts')).verify(settings(), [name]));
  program
    .command('import')
    .description('Take over data from other systems.')
    .command('fhir')
    .description(
      'Import FHIR R4: Bundles, NDJSON or single resources, plain or gzipped. The same files again change nothing; an interrupted import goes on.',
    )
    .argument('<path>', 'a file, or a folder with all its FHIR files')
    .option('--for <organisation>', 'the organisation that takes the persons in, by name or id')
    .option('--network <network>', 'the network, where there are several')
    .option('--source <name>', 'name of the sender; needed when several senders use the same short ids')
    .action(async (path: string, options: ImportOptions) => (await import('./import.ts')).importFhirFrom(settings(), path, options));
  program
    .command('backup')
    .description('Write everything into one compressed file, as of one moment, while people go on working.')
    .argument('<file>', 'file to write, for example lotse.backup.gz; must not exist yet')
    .action(async (file: string) => (await import('./maintenance.ts')).backupTo(settings(), file));
  program
    .command('restore')
    .description('Read a backup into an empty installation. Refused when there is any network already.')
    .argument('<file>', 'file written by "lotse backup"')
    .option('--secrets <file>', 'the secrets.json of the installation the backup comes from, if it is not this one')
    .action(async (file: string, options: { secrets?: string }) =>
      (await import('./maintenance.ts')).restoreFrom(settings(), file, options),
    );
}

function addUserCommands(program: Command): void {
  const user = program.command('user').description('Let people in, also when nobody can sign in any more.');
  user
    .command('add')
    .description('Add an account with one role; prints the link under which its password is chosen.')
    .argument('<email>', 'address to sign in with')
    .requiredOption('--given-name <name>')
    .requiredOption('--family-name <name>')
    .addOption(new Option('--role <role>').choices(roles).makeOptionMandatory())
    .option('--organization <name>', 'needed when there is more than one')
    .addOption(new Option('--language <language>', "default: the network's").choices(languages))
    .action(async (email: string, options: NewUserOptions) => (await import('./users.ts')).addUser(settings(), { email, ...options }));
  user
    .command('reset')
    .description('End every session of an account; prints the link under which a new password is chosen.')
    .argument('<email>', 'address of the account')
    .option('--second-factor', 'take off the second factor too')
    .action(async (email: string, options: { secondFactor?: true }) =>
      (await import('./users.ts')).resetUser(settings(), { email, secondFactor: options.secondFactor === true }),
    );
}

interface NewUserOptions {
  givenName: string;
  familyName: string;
  role: Role;
  organization?: string;
  language?: Language;
}

function addDeveloperCommands(program: Command): void {
  program
    .command('gen')
    .description('Regenerate the types of the database and of the API client.')
    .addOption(new Option('--check', 'write nothing; fail when a generated file is not current'))
    .action(async (options: { check?: true }) => (await import('./generate.ts')).generate({ check: options.check === true }));
}

function settings() {
  return parseSettings(process.env);
}
