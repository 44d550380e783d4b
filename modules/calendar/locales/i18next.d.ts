import 'i18next';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    calendar: typeof import('./en.json');
  }
}
