// What every command shares: packages from the lock and the pinned Node. Plain JavaScript, because any Node from 20.19 on may run it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Ends the command with words for the person who started it. */
export function giveUp(words) {
  process.stderr.write(`${words}\n`);
  process.exit(1);
}

/** Installs exactly what the lock names, unless that is what node_modules holds. */
export function ensureInstalled() {
  if (installedMatchesLock()) return;
  process.stderr.write('Installing packages (once, about a minute) …\n');
  const viaNpm = process.env.npm_execpath?.endsWith('npm-cli.js');
  const [command, ...before] = viaNpm ? [process.execPath, process.env.npm_execpath] : ['npm'];
  // No install scripts: nothing needs one, and none may run by surprise.
  const install = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stdout, stderr, error } = spawnSync(command, [...before, ...install], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'development' },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) giveUp(`${stdout ?? ''}${stderr ?? ''}${error ?? ''}\nThe packages could not be installed; npm's own words are above.`);
}

/** npm writes down what it installed as the last thing it does; an interrupted install has no such list. */
function installedMatchesLock() {
  const list = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(list)) return false;
  const installed = readJson(list).packages;
  const { '': project, ...locked } = readJson(join(root, 'package-lock.json')).packages;
  return Object.entries(locked).every(([path, entry]) => {
    if (installed[path]) return installed[path].integrity === entry.integrity;
    return entry.optional && !isForThisMachine(project, path, entry);
  });
}

/** Whether a package of our own optional ones (Node, PostgreSQL) is built for this machine; npm leaves it out silently when its download fails. */
function isForThisMachine(project, path, { os, cpu, libc }) {
  const isOurs = path.replace('node_modules/', '') in (project.optionalDependencies ?? {});
  return isOurs && !libc && Boolean(os?.includes(process.platform) && cpu?.includes(process.arch));
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

let node;

/** Path of the Node that runs Lotse: the pinned one of the lock, else the present one if it is new enough. */
export function pinnedNode() {
  node ??= findNode();
  return node;
}

function findNode() {
  const pinned = join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  if (existsSync(pinned) && spawnSync(pinned, ['--version'], { stdio: 'ignore' }).status === 0) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return giveUp(
    `Lotse needs Node 24: there is no packaged one for ${process.platform} on ${process.arch}, and this is ${process.version}.`,
  );
}

/** The environment of what we start: the pinned Node and the packages' programs come first on the path. */
export function childEnvironment(more = {}) {
  return {
    NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node'),
    ...process.env,
    ...more,
    PATH: [dirname(pinnedNode()), join(root, 'node_modules/.bin'), process.env.PATH].join(':'),
  };
}

/**
 * Node would let garbage lie in twice 64 MB before it looks for what is still needed; with twice 16 MB the importer of records takes 75 MB less and
 * no more time.
 */
const memory = ['--max-semi-space-size=16'];

/** Hands this process over to a TypeScript program on the pinned Node: arguments, terminal and signals go to it, its exit code comes back. */
export function handOver(program, parameters) {
  // When this process dies, however, the channel closes, and a server knows that nobody holds it any more.
  const child = spawn(pinnedNode(), [...memory, join(root, program), ...parameters], {
    env: childEnvironment(),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  endWithNpm(child);
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

/** npm that is killed outright leaves us running; a server that nobody holds would keep its port. */
function endWithNpm(child) {
  const npm = npmAbove(process.ppid, 2);
  if (npm === undefined) return;
  setInterval(() => existsSync(`/proc/${npm}`) || child.kill('SIGTERM'), 250).unref();
}

/** The process id of the npm that runs this script, itself or through a shell; where there is no /proc nobody is found. */
function npmAbove(pid, steps) {
  if (steps === 0 || !existsSync(`/proc/${pid}/status`)) return undefined;
  if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('npm ')) return pid;
  const parent = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return npmAbove(Number(parent), steps - 1);
}
