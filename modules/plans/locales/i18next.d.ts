import 'i18next';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    plans: typeof import('./en.json');
  }
}
