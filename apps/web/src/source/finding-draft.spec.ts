// What is found can be corrected and comes back as the same kind of thing.
import type { FindingBody } from '@samsvar/protocol';
import { draftOf, faultsOf, valueOf } from './finding-draft';

const values: FindingBody['value'][] = [
  { kind: 'kind', is: 'programme' },
  { kind: 'title', text: 'Strategi' },
  { kind: 'issuer', name: 'Region Norrsjö' },
  { kind: 'dated', on: '2026-03-27' },
  { kind: 'demand', no: '1', text: 'Att målet höjs' },
  { kind: 'decision', body: 'Styrelsen', on: null, signatories: [{ name: 'Eva Lind', title: 'ordförande, Norrsjö', isGroup: false }, { name: 'Vänstergruppen', title: null, isGroup: true }] },
  { kind: 'speaker', name: 'Eva Lind', title: null, quote: 'Vi vill mer.' },
];

it.each(values)('gives back %o when nothing is changed', (value) => {
  expect(valueOf(draftOf(value), value)).toEqual(value);
  expect(faultsOf(draftOf(value))).toEqual({});
});

it('reads signatories from lines, with and without a title', () => {
  const value = values[5]!; // the decision
  const draft = { ...draftOf(value), signatories: ' Ny Person , sekreterare \n\nVänstergruppen' };
  expect(valueOf(draft, value)).toMatchObject({
    signatories: [{ name: 'Ny Person', title: 'sekreterare', isGroup: false }, { name: 'Vänstergruppen', title: null, isGroup: true }],
  });
});

it('says which field is wrong', () => {
  expect(faultsOf({ ...draftOf(values[1]!), text: '  ' })).toEqual({ text: 'needed' }); // the title
  expect(faultsOf({ ...draftOf(values[3]!), on: '' })).toEqual({ on: 'needed' }); // the date
  expect(faultsOf({ ...draftOf(values[5]!), on: 'i våras' })).toEqual({ on: 'date' }); // the decision
  expect(faultsOf({ ...draftOf(values[6]!), name: '', text: '' })).toEqual({ name: 'needed', text: 'needed' }); // the speaker
});
