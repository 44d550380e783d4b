import 'i18next';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    organizations: typeof import('./en.json');
  }
}
