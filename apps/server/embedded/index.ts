export { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts';
export { type ScratchPostgres, scratchPostgres, scratchVariable, startScratchPostgres } from './scratch.ts';
export { type ClonedDatabase, cloneDatabase, templateDatabase } from './templates.ts';
