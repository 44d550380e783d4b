export * from './model.ts';
export * from './model-domains.ts';
export { InstrumentView, InstrumentWithForm, ShipClass } from './model-instruments.ts';
export * from './model-needs.ts';
export { proposedNeeds, proposedStrengths } from './rules-proposals.ts';
