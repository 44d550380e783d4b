import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { loadSession } from '#client';
import { applyProfileTheme, DraftsProvider, ShortcutsProvider, UiProvider } from '#ui';
import { fetchAllWordsWhenMoving, fetchWords, startWords } from './i18n/start.ts';
import { createAppRouter, createQueryClient } from './router.ts';
import { draftsApi } from './shell/drafts-api.ts';
import { focusHeadingOnPageChange } from './shell/focus-heading.ts';

// A page that the browser kept and shows again may be somebody's who has signed out since.
window.addEventListener('pageshow', ({ persisted }) => persisted && window.location.reload());
// The words come while the server is asked who this is.
fetchWords(location.pathname);
const session = await loadSession();
if (session) applyProfileTheme(session.user.theme);
await startWords(session?.language);
const queryClient = createQueryClient();
const router = createAppRouter({ queryClient, session });
focusHeadingOnPageChange(router);
fetchAllWordsWhenMoving((leave) => router.subscribe('onBeforeLoad', ({ toLocation }) => leave(toLocation.pathname)));

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <UiProvider timeZone={session?.timeZone}>
        <ShortcutsProvider>
          <Suspense>
            <DraftsProvider api={draftsApi}>
              <RouterProvider router={router} />
            </DraftsProvider>
          </Suspense>
        </ShortcutsProvider>
      </UiProvider>
    </QueryClientProvider>
  </StrictMode>,
);
