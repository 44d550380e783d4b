export { startEmbeddedPostgres } from './embedded.ts';
export { scratchPostgres, startScratchPostgres } from './scratch.ts';
export { cloneDatabase, templateDatabase } from './templates.ts';
