// Whose each passage is: by pointing, by the arrow keys, and with the words of whoever is chosen highlighted.
import { afterEach, expect, it } from '@jest/globals';
import type { OrganisationId, PersonId } from '@samsvar/domain';
import type { Who } from '@samsvar/protocol';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { WrittenBlock } from './authorship';
import { AuthorText } from './AuthorText';

afterEach(cleanup);

// Made up: nothing is asked for.
const anna: Who = { id: 'a' as PersonId, name: 'Anna', organisation: { id: 'm' as OrganisationId, name: 'Medtek' } };
const bo: Who = { ...anna, id: 'b' as PersonId, name: 'Bo' };
const at = '2026-03-01T10:00:00Z';
const aBlock = (id: string, runs: WrittenBlock['runs'], section: string | null = null): WrittenBlock => ({ id, node: { type: 'paragraph' }, section, runs });
const blocks = [
  aBlock('p', [{ from: 0, text: 'Vi ', no: 0, by: anna, at }, { from: 3, text: 'bör', no: 1, by: bo, at }]),
  aBlock('q', [{ from: 0, text: 'Gammalt', no: -1, by: null, at: '' }], '2.1 Förslaget'),
];
const draw = (highlighted: Parameters<typeof AuthorText>[0]['highlighted'] = null) =>
  render(<AuthorText blocks={blocks} numbers={new Map([[0, 1], [1, 2]])} highlighted={highlighted} />);

it('says who wrote the passage one is at, and goes on with the arrow keys', () => {
  draw();
  const passages = screen.getAllByRole('option');
  expect(passages.map(({ tabIndex }) => tabIndex)).toEqual([0, -1]);
  act(() => passages[0]?.focus());
  const panel = within(screen.getByRole('region', { name: 'Stycket' }));
  expect(panel.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    '1”Vi” Anna, Medtek, 1 mars 2026 kl. 11:00',
    '2”bör” Bo, Medtek, 1 mars 2026 kl. 11:00',
  ]);
  act(() => void fireEvent.keyDown(screen.getByRole('listbox'), { key: 'ArrowDown' }));
  expect(document.activeElement).toBe(passages[1]);
  expect(panel.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['”Gammalt” Okänd författare']);
});

it('names the section that passages stand in', () => {
  draw();
  expect(within(screen.getByRole('group', { name: '2.1 Förslaget' })).getAllByRole('option')).toHaveLength(1);
});

it('highlights a person, or everybody of an organisation', () => {
  const lit = (container: HTMLElement) => [...container.querySelectorAll('.lit')].map(({ textContent }) => textContent);
  expect(lit(draw({ kind: 'person', id: 'b' }).container)).toEqual(['bör']);
  cleanup();
  expect(lit(draw({ kind: 'organisation', id: 'm' }).container)).toEqual(['Vi ', 'bör']);
});
