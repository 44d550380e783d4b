import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { permissionsOf, type Role } from '#kernel';
import { entryOf, navigation, navigationFor } from './navigation.ts';

const everyPage = () => true;
const keysFor = (role: Role) => navigationFor(permissionsOf([role]), everyPage).map(({ key }) => key);

describe('the navigation', () => {
  it('shows each role its own places', () => {
    assert.deepEqual(keysFor('case_manager'), ['today', 'inbox', 'cases', 'calendar', 'people', 'documents']);
    assert.deepEqual(keysFor('administrator'), [
      'today',
      'organizations',
      'programs',
      'questionnaires',
      'letterTemplates',
      'import',
      'users',
    ]);
    assert.deepEqual(keysFor('privacy_officer'), ['today', 'access']);
    assert.ok(keysFor('supervisor').includes('team'));
  });
  it('leaves out pages that do not exist', () => {
    assert.deepEqual(
      navigationFor(permissionsOf(['case_manager']), (path) => path === '/cases').map(({ key }) => key),
      ['cases'],
    );
  });
  it('knows where a page belongs', () => {
    assert.equal(entryOf('/cases/42/plan', navigation)?.key, 'cases');
    assert.equal(entryOf('/casework', navigation), undefined);
  });
  it('keeps room for the log button under the thumb', () => {
    assert.ok(navigation.filter((entry) => entry.thumb).length <= 4);
  });
});
