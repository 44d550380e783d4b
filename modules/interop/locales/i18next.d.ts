import 'i18next';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    interop: typeof import('./en.json');
  }
}
