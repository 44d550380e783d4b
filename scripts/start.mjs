#!/usr/bin/env node
// npm start: from a fresh clone to a running server.
import { ensureInstalled, handOver } from './run.mjs';
import { ensureWebBuilt } from './web.mjs';

ensureInstalled();
ensureWebBuilt();
handOver('apps/server/cli/main.ts', ['start', ...process.argv.slice(2)]);
