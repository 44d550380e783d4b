import 'i18next';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    letters: typeof import('./en.json');
  }
}
