#!/usr/bin/env node
// npm run build: what a start would do before it starts, for a service that may write nothing but its data.
import { ensureInstalled } from './run.mjs';
import { ensureWebBuilt } from './web.mjs';

ensureInstalled();
ensureWebBuilt();
