// Finds the browser for the browser tests, and on Debian as root installs it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of a Chromium. Throws with an instruction when there is none and none may be installed from here. */
export function ensureChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not there.`);
  return named ?? present() ?? installed() ?? giveInstruction();
}

function present() {
  return usualPlaces.find((path) => existsSync(path));
}

function installed() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  process.stderr.write('Installing Chromium (once, about a minute) …\n');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const parameters of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { status, stdout, stderr } = spawnSync('apt-get', ['-qq', ...parameters], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${stdout}${stderr}\nChromium could not be installed with apt-get.`);
  }
  return present();
}

function giveInstruction() {
  throw new Error('The browser tests need Chromium: install it (Debian: sudo apt-get install chromium), or set CHROMIUM_PATH to one.');
}
