// Findings stand in groups, facts by kind and the rest by place.
import { aFinding } from '../testing/placement-parts';
import { groupOf, inGroups, proposed } from './finding-groups';

const demand = (no: number) => aFinding(no, { value: { kind: 'demand', no: '1', text: `Att ${no}` } });

it('groups facts together, in the order of their kinds, and the rest by place', () => {
  const dated = aFinding(9, { value: { kind: 'dated', on: '2026-03-27' } });
  const kind = aFinding(8, { value: { kind: 'kind', is: 'regional_strategy' }, range: null });
  const groups = inGroups([demand(20), dated, demand(4), aFinding(1), kind]);
  expect(groups.map(({ group, findings }) => [group, findings.map(({ value }) => value.kind)])).toEqual([
    ['facts', ['kind', 'title', 'dated']],
    ['demand', ['demand', 'demand']],
  ]);
  expect(groups[1]?.findings.map(({ range }) => range?.blockFrom)).toEqual([4, 20]);
});

it('leaves out groups without anything', () => {
  expect(inGroups([])).toEqual([]);
  expect(groupOf('speaker')).toBe('speaker');
});

it('knows what nobody has said anything of', () => {
  expect(proposed([aFinding(1), aFinding(2, { state: 'confirmed' }), aFinding(3, { state: 'dismissed' })])).toHaveLength(1);
});
