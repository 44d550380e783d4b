/**
 * What is meant to see everybody who works in a network, every programme or every organisation: directories and pages of administrators. These tables grow with the
 * agencies that join, not with the cases they work on. And what an operator asks for on purpose: `lotse verify duties` derives every duty of a network again.
 */
const whole: readonly { readonly from: string; readonly table: string; readonly because: string }[] = [
  { from: 'modules/identity/server/user-views.ts', table: 'memberships', because: 'an administrator looks through the accounts' },
  {
    from: 'modules/identity/server/sign-in-policy.ts',
    table: 'memberships',
    because: 'an administrator is told how many a rule would affect',
  },
  { from: 'modules/cases/server/programs.ts', table: 'programs', because: 'the shelf of instruments says which programmes ask for each' },
  {
    from: 'modules/organizations/server/views.ts',
    table: 'organizations',
    because: 'the directory says how many there are, and turns its pages in the order of names',
  },
  { from: 'modules/intake/server/pickers.ts', table: 'memberships', because: 'the public form names the organisations that may be asked' },
  {
    from: 'modules/intake/server/pickers.ts',
    table: 'organizations',
    because: 'the public form names the organisations that may be asked',
  },
  { from: 'modules/intake/server/store.ts', table: 'memberships', because: 'the public form names the organisations that may be asked' },
  { from: 'modules/intake/server/store.ts', table: 'organizations', because: 'the public form names the organisations that may be asked' },
  { from: 'packages/platform/duty-source.ts', table: 'cases', because: '`lotse verify duties` looks at every case' },
  { from: 'modules/intake/server/duties.ts', table: 'cases', because: '`lotse verify duties` looks at every referral' },
];

/** Whether this file may read this table from one end to the other. */
export function isAllowed(from: string, table: string): boolean {
  return whole.some((one) => one.from === from && one.table === table);
}
