import 'i18next';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    cases: typeof import('./en.json');
  }
}
