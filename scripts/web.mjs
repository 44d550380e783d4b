// Builds the web app when its sources have changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { childEnvironment, giveUp, pinnedNode, root } from './run.mjs';

const dist = join(root, 'apps/web/dist');
const stamp = join(root, 'node_modules/.cache/lotse/web-sources');
const sources = [
  'apps/web',
  'packages/kernel',
  'packages/client',
  'packages/ui',
  'modules',
  'scripts/compress-assets.ts',
  'package-lock.json',
];

/** Builds into a folder beside and swaps, so a running server never serves half an app. */
export function ensureWebBuilt() {
  const fingerprint = sourcesFingerprint();
  if (existsSync(join(dist, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return;
  process.stderr.write('Building the web app …\n');
  const fresh = `${dist}.new`;
  rmSync(fresh, { recursive: true, force: true });
  const build = ['node_modules/vite/bin/vite.js', 'build', 'apps/web', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'];
  const { status, stdout, stderr } = spawnSync(pinnedNode(), build, {
    cwd: root,
    env: childEnvironment({ NODE_ENV: 'production' }),
    encoding: 'utf8',
  });
  if (status !== 0) giveUp(`${stdout}${stderr}\nThe web app could not be built.`);
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, fingerprint);
}

function sourcesFingerprint() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesBelow(join(root, source), neverInBrowser)).sort())
    hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

/** A change of the server or of a test builds nothing. */
function neverInBrowser(path) {
  return /\/(server|dist|dist\.new)$|\.test\.tsx?$/.test(path);
}

function filesBelow(path, isLeftOut = () => false) {
  if (!existsSync(path) || isLeftOut(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name), isLeftOut));
}
