export * from './model.ts';
export * from './model-views.ts';
