/** Where to go after signing in: the page one came from if it is one of ours, else the first of the day. */
export function ownPage(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/';
}
