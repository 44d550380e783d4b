// npm test: everything that must be green, from a fresh clone, without a question asked. Ends with one line: "N passed, N failed".
//   npm test -- unit modules/cases      one kind of check, one folder or file
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureChromium } from './chromium.mjs';
import { childEnvironment, ensureInstalled, pinnedNode, root } from './run.mjs';
import { ensureWebBuilt } from './web.mjs';

const node = (...parameters) => ({ command: pinnedNode(), parameters });
const tool = (path, ...parameters) => node(join(root, 'node_modules', path), ...parameters);

/**
 * In the order of how soon they fail. `tests` are the files of a kind that counts its own tests; every other kind counts as one.
 * Hundreds of small files share one process, which costs a thirtieth of one each; few long ones with `processEach` run side by side.
 * Every checker of types works out anew what most files share: four of them take twice the time of one.
 */
const kinds = {
  types: { run: () => tool('@typescript/native/bin/tsc', '-p', 'tsconfig.json', '--checkers', '2') },
  lint: { run: () => tool('@biomejs/biome/bin/biome', 'ci', '--colors=off') },
  boundaries: { run: () => node('scripts/checks/boundaries.ts') },
  unused: { run: () => tool('knip/bin/knip.js', '--no-progress') },
  translations: { run: () => node('scripts/checks/translations.ts') },
  generated: { run: () => node('apps/server/cli/main.ts', 'gen', '--check'), needsDatabase: true },
  unit: { tests: ['{packages,modules,apps,scripts,bench}/**/*.test.ts'], needsDatabase: true },
  web: { build: ensureWebBuilt },
  faults: { tests: ['e2e/faults/*.test.ts'] },
  browser: { tests: ['e2e/*.test.ts'], processEach: true, needsDatabase: true, needsBrowser: true },
  plans: { run: () => node('scripts/checks/plans.ts'), needsDatabase: true },
};

/** Twice what the longest takes on the slowest machine we know: a step that hangs ends, one that is slow does not. */
const longestStep = 40 * 60_000;
/** What the suites send to the database, for `plans`; what a single folder or file sends is not gathered. */
const statementsFile = join(root, 'node_modules/.cache/lotse/statements.jsonl');
const totals = { passed: 0, failed: 0 };
/** For every process of a suite, those that tests start included. */
const gathering = `${process.env.NODE_OPTIONS ?? ''} --import=${pathToFileURL(join(root, 'scripts/gather-statements.mjs'))}`;
let database;

ensureInstalled();
const { wanted, paths } = chosen(process.argv.slice(2));
if (wanted.includes('unit')) forgetStatements();
for (const kind of wanted) {
  const started = performance.now();
  const { passed, failed, output } = await check(kinds[kind]);
  totals.passed += passed;
  totals.failed += failed;
  const mark = failed > 0 ? '✖' : '✔';
  process.stdout.write(`${mark} ${kind.padEnd(13)}${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s\n`);
  if (failed > 0) {
    process.stdout.write(`\n${output.trim()}\n\n`);
    break;
  }
}
database?.stop();
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`);
process.exit(totals.failed > 0 ? 1 : 0);

function chosen(parameters) {
  const unknown = parameters.filter((parameter) => !(parameter in kinds) && !/[/.]/.test(parameter));
  if (unknown.length > 0) {
    process.stderr.write(
      `There is no kind of check called ${unknown.join(', ')}. There are: ${Object.keys(kinds).join(', ')}; and folders or files.\n`,
    );
    process.exit(2);
  }
  const paths = parameters.filter((parameter) => !(parameter in kinds));
  const named = Object.keys(kinds).filter((kind) => parameters.includes(kind));
  if (named.length > 0) return { wanted: named, paths };
  return { wanted: paths.length > 0 ? [kindOf(paths)] : Object.keys(kinds), paths };
}

function kindOf(paths) {
  if (paths.every((path) => path.startsWith('e2e/faults'))) return 'faults';
  return paths.every((path) => path.startsWith('e2e')) ? 'browser' : 'unit';
}

function forgetStatements() {
  mkdirSync(dirname(statementsFile), { recursive: true });
  rmSync(statementsFile, { force: true });
}

async function check({ run, build, tests, processEach, needsDatabase, needsBrowser }) {
  try {
    const environment = {
      ...(needsDatabase ? { LOTSE_TEST_PG: (await scratchDatabase()).urls } : {}),
      LOTSE_STATEMENTS: statementsFile,
      ...(tests && paths.length === 0 ? { NODE_OPTIONS: gathering } : {}),
      ...(needsBrowser ? { CHROMIUM_PATH: ensureChromium() } : {}),
    };
    if (build) build();
    if (tests) return await runTests(tests, processEach, environment);
    if (!run) return { passed: 1, failed: 0, output: '' };
    const { ok, output } = await execute(run(), environment);
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, output };
  } catch (error) {
    return { passed: 0, failed: 1, output: String(error.message ?? error) };
  }
}

async function runTests(files, processEach, environment) {
  const places = paths.length > 0 ? paths.map((path) => (extname(path) ? path : `${path.replace(/\/$/, '')}/**/*.test.ts`)) : files;
  const folder = mkdtempSync(join(tmpdir(), 'lotse-counts-'));
  const countsFile = join(folder, 'counts.json');
  const reporters = [
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./scripts/count-reporter.mjs',
    `--test-reporter-destination=${countsFile}`,
  ];
  const isolation = processEach ? [`--test-concurrency=${Math.min(availableParallelism(), 4)}`] : ['--test-isolation=none'];
  const { ok, output } = await execute(
    node('--test', ...isolation, '--test-force-exit', '--test-timeout=180000', ...reporters, ...places),
    environment,
  );
  const { passed = 0, failed = 0 } = readCounts(countsFile);
  rmSync(folder, { recursive: true });
  const failures = output.slice(Math.max(output.indexOf('✖ failing tests:'), 0));
  // A process that ends badly without a failed test (an unhandled error, a time-out) is a failure too.
  return { passed, failed: ok ? failed : Math.max(failed, 1), output: failures };
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

/** Runs a program to its end and keeps what it says for the case that it fails. */
function execute({ command, parameters }, environment) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd: root,
      env: childEnvironment(environment),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: longestStep,
      killSignal: 'SIGKILL',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', (error) => (output += error.message));
    child.on('close', (code, signal) =>
      resolve({ ok: code === 0, output: signal ? `${output}\nEnded by ${signal} after ${longestStep / 60_000} minutes.` : output }),
    );
  });
}

/** One throw-away PostgreSQL for all the steps; it ends with us, however we end. */
async function scratchDatabase() {
  if (database) return database;
  const child = spawn(pinnedNode(), ['scripts/scratch-database.ts'], {
    cwd: root,
    env: childEnvironment(),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (complaint += text));
  const urls = await new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', (text) => resolve(text.trim()));
    child.once('exit', () => reject(new Error(`The test database did not start.\n${complaint}`)));
  });
  database = { urls, stop: () => child.stdin.end() };
  return database;
}
