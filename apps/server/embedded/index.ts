export { serverSettings } from './cluster.ts';
export { startEmbeddedPostgres } from './embedded.ts';
export { locate, socketDirectory } from './location.ts';
export { socketUrl } from './roles.ts';
export { scratchPostgres, scratchSettings, startScratchPostgres } from './scratch.ts';
export { cloneDatabase, templateDatabase } from './templates.ts';
