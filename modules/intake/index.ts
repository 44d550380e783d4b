export * from './model.ts';
export * from './model-public.ts';
export * from './model-views.ts';
