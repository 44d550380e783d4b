import 'i18next';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    handover: typeof import('./en.json');
  }
}
