import type { Permission } from '#kernel';
import type { ShellAction } from '#ui';
import { webAreas } from '../areas.ts';

/** The action of the area of contacts that has a button and a key of its own. */
export const logContactKey = 'log-contact';

/** Everything the person may begin, in the order of the areas. */
export function actionsFor(permissions: readonly Permission[]): readonly ShellAction[] {
  const all = webAreas.flatMap((area) => area.actions ?? []);
  return all.filter((action) => !action.permission || permissions.includes(action.permission));
}
