import 'i18next';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'web';
  }
  interface ResourceNamespaceMap {
    web: typeof import('./en.json');
  }
}
