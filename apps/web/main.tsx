import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { UiProvider } from '#ui';
import { startWords } from './i18n/start.ts';
import { createAppRouter, createQueryClient } from './router.ts';

await startWords();
const queryClient = createQueryClient();
const router = createAppRouter({ queryClient, session: null });

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <UiProvider>
        <Suspense>
          <RouterProvider router={router} />
        </Suspense>
      </UiProvider>
    </QueryClientProvider>
  </StrictMode>,
);
