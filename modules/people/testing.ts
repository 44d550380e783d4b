import { newId } from '#kernel';
import { NewPerson, type NewPersonInput } from './model.ts';
import { NewContactPoint } from './model-reach.ts';

/** A person as they are registered, made from nothing. */
export function aPerson(fields: Partial<Omit<NewPersonInput, 'id'>> = {}): NewPerson {
  return NewPerson.parse({
    id: newId(),
    givenNames: 'River',
    familyName: 'Almeida',
    birthDate: '1994-03-05',
    languages: ['en'],
    ...fields,
  });
}

/** A telephone on which one may call. */
export function aPhone(value: string, fields: Partial<NewContactPoint> = {}): NewContactPoint {
  return NewContactPoint.parse({ id: newId(), kind: 'phone', value, ...fields });
}
