export * from './canonical-json.ts';
export * from './caseload.ts';
export * from './data-category.ts';
export * from './decision.ts';
export * from './ids.ts';
export * from './language.ts';
export * from './money.ts';
export * from './money-text.ts';
