import assert from 'node:assert/strict';
import { it } from 'node:test';
import { today } from '#kernel';
import { groupDuties } from './duty-groups.ts';

const dayOf = (instant: string) => today(instant, 'America/New_York');
const duty = (id: string, dueAt: string, priority = 20) => ({ id, dueAt, priority });
const ids = (duties: readonly { id: string }[]) => duties.map(({ id }) => id).join(' ');

it('duties stand where the day of their reader puts them; safety stands first', () => {
  const now = '2026-03-10T13:40:00Z';
  const groups = groupDuties(
    [
      duty('next-week', '2026-03-17T15:00:00Z'),
      duty('tonight', '2026-03-11T03:59:59Z'),
      duty('tomorrow', '2026-03-11T04:00:00Z'),
      duty('far', '2026-03-18T15:00:00Z'),
      duty('late', '2026-03-10T13:39:00Z'),
      duty('later-but-heavier', '2026-03-11T03:59:59Z', 60),
      duty('safety', '2026-03-10T15:12:00Z', 100),
      duty('second-safety', '2026-03-10T20:00:00Z', 100),
    ],
    now,
    dayOf,
  );
  assert.deepEqual(
    [groups.first?.id, ids(groups.overdue), ids(groups.today), ids(groups.soon), ids(groups.later)],
    ['safety', 'late', 'second-safety later-but-heavier tonight', 'tomorrow next-week', 'far'],
  );
});

it('what was escalated stays apart; only a danger nobody has answered comes first', () => {
  const now = '2026-03-10T13:40:00Z';
  const late = duty('late', '2026-03-01T00:00:00Z');
  const told = [duty('safety', '2026-03-10T12:00:00Z', 100), duty('call', '2026-03-09T12:00:00Z')];
  const groups = groupDuties([late], now, dayOf, told);
  assert.deepEqual([groups.first?.id, ids(groups.overdue), ids(groups.escalated)], ['safety', 'late', 'call']);
  const own = groupDuties([late, duty('own', '2026-03-10T15:12:00Z', 100)], now, dayOf, told);
  assert.deepEqual([own.first?.id, ids(own.escalated)], ['own', 'safety call']);
});

it('nothing comes first unless somebody’s safety depends on it', () => {
  assert.equal(groupDuties([duty('late', '2026-03-01T00:00:00Z', 60)], '2026-03-10T00:00:00Z', dayOf).first, undefined);
});
