import 'i18next';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    assessments: typeof import('./en.json');
  }
}
