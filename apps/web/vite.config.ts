import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressAssets } from '../../scripts/compress-assets.ts';
import { firstWords } from '../../scripts/first-words.ts';

const server = 'http://127.0.0.1:4400';

/** `vite build apps/web` writes apps/web/dist; `vite apps/web` serves it while it is written, with the API of a running server. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), firstWords(), compressAssets()],
  resolve: { alias: [{ find: /^temporal-polyfill$/, replacement: fileURLToPath(new URL('temporal.ts', import.meta.url)) }] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // Everything stays a file of its own: the content security policy takes no inline script or style, and no data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !/\/(packages\/(kernel|ui|client)|modules\/[^/]+)\/.*\.tsx?$/.test(id) },
      output: {
        codeSplitting: {
          // Few files for the first screen: on a poor connection every request costs more than its bytes.
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            {
              name: 'router',
              test: /node_modules\/@tanstack\/(react-router|router-core|history|react-query|query-core|react-store|store)\//,
            },
            // What every first screen needs is one file: forty small ones cost more round trips than bytes. Only what it really uses:
            // with all that its modules lead to, every front door would bring its whole house.
            { name: 'start', tags: ['$initial'], includeDependenciesRecursively: false },
            // The words that the first screen says are one file for each language, and those of all areas another.
            {
              name: (id) => `first-words-${id.slice(-7).match(/\w\w(?=$|\.json$)/)?.[0]}`,
              test: /first-words\/\w\w$|(packages\/ui|apps\/web)\/locales\/\w\w\.json$/,
            },
            { name: (id) => `words-${id.slice(-7, -5)}`, test: /\/locales\/\w\w\.json$/ },
          ],
        },
      },
    },
  },
  server: { port: 4401, strictPort: false, proxy: { '/api': server, '/fhir': server, '/ical': server } },
});
