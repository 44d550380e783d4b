import 'i18next';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    intake: typeof import('./en.json');
  }
}
