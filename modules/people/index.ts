export * from './model.ts';
export * from './model-identifiers.ts';
export * from './model-links.ts';
export * from './model-reach.ts';
export * from './model-relations.ts';
export * from './model-views.ts';
export { ageOn } from './rules.ts';
export { type IdentifierRefusal, normalizeIdentifier } from './rules-identifiers.ts';
export { normalizeReach, type ReachRefusal } from './rules-reach.ts';
