import 'i18next';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    documents: typeof import('./en.json');
  }
}
