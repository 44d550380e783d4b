import 'i18next';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    contacts: typeof import('./en.json');
  }
}
