// What the form for a section sends.
import { expect, it } from '@jest/globals';
import { changeOf } from './SectionPlanForm';

const draft = { state: 'writing', owner: 'a', coOwners: ['a', 'b'], dueOn: '' } as const;

it('leaves the owner out of those who write along, and an empty date is none', () =>
  expect(changeOf(draft)).toEqual({ state: 'writing', owner: 'a', coOwners: ['b'], dueOn: null }));

it('has nobody as owner when nobody is chosen', () => expect(changeOf({ ...draft, owner: '' })?.owner).toBeNull());

it('reads dates as people write them, and sends nothing for what is no date', () => {
  expect(changeOf({ ...draft, dueOn: '2026-04-30' })?.dueOn).toBe('2026-04-30');
  expect(changeOf({ ...draft, dueOn: 'snart' })).toBeNull();
  expect(changeOf({ ...draft, dueOn: '2026-02-30' })).toBeNull();
});
