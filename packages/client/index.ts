export type { paths } from './api.gen.ts';
export { api, client, ifMatch } from './api.ts';
export { addressOf, download } from './download.ts';
export { type FieldProblem, Problem, problemOf } from './problem.ts';
export { loadSession, type Session } from './session.ts';
export { proofGate, sessionGate } from './session-gate.ts';
export { type Upload, upload } from './upload.ts';
export { useLiveFeed } from './use-live-feed.ts';
