import type { Page } from 'playwright-core';

/** A way from page to page: the link that is clicked, or the way back, and what stands on the next page besides its heading. */
export interface Step {
  readonly name: string;
  readonly click?: string;
  readonly shows: string;
}

/** A skeleton and a busy list say that they wait. */
const stillLoading = '[role="status"]:has(> [style^="width"]), [aria-busy="true"]';

/**
 * Milliseconds from the click until the content of the next page is painted, as the page itself sees it. The click comes out of nowhere, as from a keyboard:
 * nothing is fetched ahead, which it is as soon as a pointer nears a link.
 */
export async function changeRoute(page: Page, { click, shows }: Step): Promise<number> {
  if (click) await page.locator(click).first().waitFor();
  return page.evaluate(
    ({ click, shows, stillLoading }) =>
      new Promise<number>((resolve, reject) => {
        const before = document.querySelector('main h1');
        const started = performance.now();
        const isThere = () => {
          const heading = document.querySelector('main h1');
          return heading && heading !== before && document.querySelector(shows) && !document.querySelector(`main :is(${stillLoading})`);
        };
        const look = () => {
          if (performance.now() - started > 60_000) return reject(new Error(`not there: ${shows}`));
          if (!isThere()) return void requestAnimationFrame(look);
          // The frame that is being made shows it.
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)));
        };
        if (click) document.querySelector<HTMLElement>(click)?.click();
        else history.back();
        look();
      }),
    { click, shows, stillLoading },
  );
}
