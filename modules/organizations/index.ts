export * from './model.ts';
export type { NewCredential } from './model-credential.ts';
export type { NewContact, NewSite } from './model-site.ts';
