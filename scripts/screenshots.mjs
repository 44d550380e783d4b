#!/usr/bin/env node
// npm run screenshots: takes the pictures of docs/screenshots anew, of the demo network.
//   npm run screenshots -- case          only those whose name begins so
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled, giveUp, handOver } from './run.mjs';
import { ensureWebBuilt } from './web.mjs';

ensureInstalled();
ensureWebBuilt();
try {
  process.env.CHROMIUM_PATH = ensureChromium();
} catch (error) {
  giveUp(error.message);
}
handOver('scripts/take-screenshots.ts', process.argv.slice(2));
