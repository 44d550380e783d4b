// The walls between the rooms. scripts/checks/boundaries.ts runs them and proves that each can turn red.
const tests = '(^|/)(testing|[^/]+\\.test)\\.tsx?$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'front-door-only',
      comment: 'An area is used through its index.ts, server/index.ts, web/index.ts or testing.ts.',
      severity: 'error',
      from: { path: '^modules/([^/]+)/' },
      to: { path: '^modules/', pathNot: ['^modules/$1/', '^modules/[^/]+/((server|web)/)?index\\.tsx?$', '^modules/[^/]+/testing\\.ts$'] },
    },
    {
      name: 'front-door-only-for-apps',
      comment: 'The apps compose areas; they do not reach into them.',
      severity: 'error',
      from: { path: '^(apps|e2e|bench)/' },
      to: { path: '^modules/', pathNot: ['^modules/[^/]+/((server|web)/)?index\\.tsx?$', '^modules/[^/]+/testing\\.ts$'] },
    },
    {
      name: 'front-door-only-for-packages',
      comment: 'A package is used through its index.ts (#kernel, #platform, #client, #ui).',
      severity: 'error',
      from: { path: '^(modules|apps|packages/([^/]+))/' },
      to: { path: '^packages/[^/]+/.+\\.tsx?$', pathNot: ['^packages/[^/]+/index\\.tsx?$', '^packages/$2/'] },
    },
    {
      name: 'pure-core',
      comment: 'What lies at the top of an area (model, rules, policy, their data) is plain functions of plain data.',
      severity: 'error',
      from: { path: '^modules/([^/]+)/[^/]+\\.ts$', pathNot: [tests, '/index\\.ts$'] },
      to: {
        pathNot: [
          '^modules/$1/[^/]+\\.ts$',
          '^modules/[^/]+/index\\.ts$',
          '^packages/(kernel|questionnaire)/',
          '^node_modules/(zod|rrule-temporal)/',
        ],
      },
    },
    {
      name: 'kernel-imports-nothing',
      comment: 'The kernel is pure and runs in the browser.',
      severity: 'error',
      from: { path: '^packages/kernel/', pathNot: tests },
      to: { pathNot: ['^packages/kernel/', '^node_modules/(zod|temporal-polyfill|temporal-spec|canonicalize|libphonenumber-js)/'] },
    },
    {
      name: 'questionnaire-imports-the-kernel-only',
      comment: 'The same engine runs in the form and on the server.',
      severity: 'error',
      from: { path: '^packages/questionnaire/', pathNot: tests },
      to: { pathNot: ['^packages/(questionnaire|kernel)/', '^node_modules/(zod|fhirpath)/'] },
    },
    {
      name: 'packages-know-no-area',
      comment: 'Areas build on the packages, never the other way round.',
      severity: 'error',
      from: { path: '^packages/', pathNot: tests },
      to: { path: '^(modules|apps|e2e|bench|scripts)/' },
    },
    {
      name: 'modules-know-no-app',
      severity: 'error',
      from: { path: '^modules/', pathNot: tests },
      to: { path: '^(apps|e2e|bench|scripts)/' },
    },
    {
      name: 'web-never-imports-server',
      comment: 'What runs in the browser knows the server only by its API.',
      severity: 'error',
      from: { path: '^(modules/[^/]+/web|apps/web|packages/(ui|client))/', pathNot: [tests, '^apps/web/(build/|vite\\.config\\.ts$)'] },
      to: { path: ['^(modules/[^/]+|apps)/server/', '^packages/platform/'] },
    },
    {
      name: 'web-uses-no-node',
      severity: 'error',
      from: {
        path: '^(modules/[^/]+/web|apps/web|packages/(ui|client|kernel|questionnaire))/',
        pathNot: [tests, '^apps/web/(build/|vite\\.config\\.ts$)'],
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'server-never-imports-web',
      severity: 'error',
      from: { path: '^(modules/[^/]+/server|apps/server|packages/platform)/' },
      to: { path: ['^(modules/[^/]+|apps)/web/', '^packages/(ui|client)/'] },
    },
    {
      name: 'testing-only-in-tests',
      comment: 'Builders and the test server make records up; only tests and the generator of types may use them.',
      severity: 'error',
      from: { path: '^(modules|packages|apps)/', pathNot: [tests, '^apps/server/cli/generate\\.ts$'] },
      to: { path: '(^|/)testing\\.tsx?$' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      comment: 'A wall cannot be checked on an import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: ['(^|/)dist/', '^virtual:', '\\.(css|json|svg|ttf|woff2)$'] },
    // Types count: who needs another's types leans on it.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
    },
  },
};
