#!/usr/bin/env node
// The command line: npx lotse …, npm run lotse -- …
import { ensureInstalled, handOver } from './run.mjs';
import { ensureWebBuilt } from './web.mjs';

ensureInstalled();
if (process.argv[2] === 'start') ensureWebBuilt();
handOver('apps/server/cli/main.ts', process.argv.slice(2));
