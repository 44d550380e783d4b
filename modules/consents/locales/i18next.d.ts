import 'i18next';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    consents: typeof import('./en.json');
  }
}
