import { newId } from '#kernel';
import { NewOrganization } from './model.ts';

/** An organisation as it is added, made from nothing. */
export function anOrganization(fields: Partial<Omit<NewOrganization, 'id'>> = {}): NewOrganization {
  return NewOrganization.parse({
    id: newId(),
    name: 'Harbor Community Services',
    kind: 'social_agency',
    sector: 'social',
    setting: 'non_governmental',
    ...fields,
  });
}
