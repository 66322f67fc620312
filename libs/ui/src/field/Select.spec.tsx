// A choice that sets something off is made from the open list only.
import { fireEvent, render, screen } from '@testing-library/react';
import { Select } from './Select';

const CHOICES = [
  { id: 'a', label: 'Ett' },
  { id: 'b', label: 'Två' },
] as const;

let opened = 0;
beforeAll(() => Object.assign(HTMLSelectElement.prototype, { showPicker: () => (opened += 1) }));

it.each([
  [true, ['ArrowDown', 'End', 'T'], true],
  [true, ['Tab', ' ', 'Enter', 'Escape'], false],
  [false, ['ArrowDown', 'T'], false],
])('careful: %s, the keys %j are taken from the browser: %s', (isCareful, keys, isTaken) => {
  render(<Select label="Val" choices={CHOICES} value="a" onChange={() => undefined} isCareful={isCareful} />);
  const before = opened;
  for (const key of keys) expect([key, fireEvent.keyDown(screen.getByLabelText('Val'), { key })]).toEqual([key, !isTaken]);
  expect(opened - before).toBe(isTaken ? keys.length : 0);
});

it('chooses from the list as ever', () => {
  const chosen: string[] = [];
  render(<Select label="Val" choices={CHOICES} value="a" onChange={(id) => chosen.push(id)} isCareful />);
  fireEvent.change(screen.getByLabelText('Val'), { target: { value: 'b' } });
  expect(chosen).toEqual(['b']);
});
