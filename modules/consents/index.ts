export * from './model.ts';
export { type Permit, permit, type StoredConsent, statusAt } from './rules.ts';
