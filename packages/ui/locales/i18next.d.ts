import 'i18next';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    ui: typeof import('./en.json');
  }
}
