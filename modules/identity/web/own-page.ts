/** Stands for this very place; the browser resolves a path against the address it has open. */
const here = 'https://here.invalid';

/** Where to go after signing in: the page one came from if it is one of ours, else the first of the day. Read as a browser reads it, which leaves out tabs. */
export function ownPage(next: string | undefined): string {
  const address = next?.startsWith('/') ? URL.parse(next, here) : null;
  if (address?.origin !== here || /^\/(\/|sign-in|second-factor)/.test(address.pathname)) return '/';
  return address.pathname + address.search + address.hash;
}
