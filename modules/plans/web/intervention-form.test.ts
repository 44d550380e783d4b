import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { money } from '#kernel';
import { changedFields, emptyIntervention, type InterventionValues, toFields } from './intervention-form.ts';

const written = (of: Partial<InterventionValues>): InterventionValues => ({ ...emptyIntervention, what: 'Physiotherapy', ...of });
const cost = money(40_00, 'EUR');

describe('what the form of an intervention sends', () => {
  it('names one responsible party, whatever was written into the other two', () => {
    const { responsibleUserId, responsibleOrganizationId, responsibleName } = toFields(
      written({ by: 'name', responsibleName: 'Jo', responsibleUserId: 'somebody', responsibleOrganizationId: 'some place' }),
    );
    assert.deepEqual([responsibleUserId, responsibleOrganizationId, responsibleName], [null, null, 'Jo']);
  });

  it('has no number of times for what is done once', () => {
    assert.deepEqual(changedFields(written({ per: 'once', times: 3 }), { per: 'once' }), { per: 'once', times: null });
  });

  it('says what an amount is for, and nothing of that where there is none', () => {
    assert.deepEqual(changedFields(written({ cost, costPer: 'week' }), { cost }), { cost, costPer: 'week' });
    assert.equal(toFields(written({ costPer: 'week' })).costPer, null);
  });

  it('has no amount and no note about who pays for what is free', () => {
    const free = written({ funding: 'free', cost, costPer: 'time', fundingNote: 'Sound Health Plan' });
    assert.deepEqual(changedFields(free, { funding: 'free' }), { cost: null, costPer: null, funding: 'free', fundingNote: '' });
  });

  it('is only what was changed', () => {
    assert.deepEqual(changedFields(written({ scheduleNote: 'Sundays', cost }), { scheduleNote: 'Sundays' }), { scheduleNote: 'Sundays' });
  });
});
