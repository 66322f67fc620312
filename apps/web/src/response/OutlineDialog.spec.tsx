// What following a new version does is told before anything is done.
import { afterEach, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import '../testing/modal-parts';
import { OutlineDialog } from './OutlineDialog';
import type { Following } from './use-outline-changes';

afterEach(cleanup);

const CHANGES: Following = {
  from: 1,
  to: 2,
  kept: 3,
  changed: [
    { sectionId: 'a', before: { number: '4.3', title: 'Centrum' }, after: { number: '5.1', title: 'Ett centrum' }, isMoved: true },
    { sectionId: 'b', before: { number: '2', title: 'Data' }, after: { number: '2', title: 'Hälsodata' }, isMoved: false },
  ],
  added: [{ number: '6', title: 'Pengar' }],
  removed: [
    { sectionId: 'c', heading: { number: '7', title: 'Mått' }, words: 12, hasStance: true, beginning: 'Vi anser att' },
    { sectionId: 'd', heading: { number: null, title: 'Bilaga' }, words: 0, hasStance: false, beginning: '' },
    { sectionId: 'e', heading: { number: '8', title: 'Slut' }, words: 0, hasStance: true, beginning: '' },
  ],
};
const draw = (given: Partial<Parameters<typeof OutlineDialog>[0]> = {}) => {
  let followed = 0;
  render(<OutlineDialog changes={CHANGES} writers={[]} whyNot={null} isRunning={false} fault={null} onFollow={() => followed++} onClose={() => undefined} {...given} />);
  return () => followed;
};

it('lists what moves, what comes and what becomes of what goes', () => {
  const followed = draw();
  const dialog = screen.getByRole('dialog', { name: 'Låt dispositionen följa version 2' });
  expect(within(dialog).getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    '4.3 Centrum blir 5.1 Ett centrum – flyttad',
    '2 Data blir 2 Hälsodata – ändrad rubrik',
    '6 Pengar',
    '7 Mått – sparas, 12 ord”Vi anser att”',
    'Bilaga – tomt, tas bort',
    '8 Slut – sparas, med ställningstagande',
  ]);
  expect(dialog.textContent).toContain('3 rubriker är oförändrade.');
  fireEvent.click(screen.getByRole('button', { name: 'Låt dispositionen följa' }));
  expect(followed()).toBe(1);
});

it('says why it may not be done, and what went wrong', () => {
  const followed = draw({ whyNot: 'Du kan bara läsa.', fault: 'Dispositionen kunde inte följa med.' });
  const button = screen.getByRole('button', { name: /Låt dispositionen följa/ });
  expect(button.getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(button);
  expect(followed()).toBe(0);
  expect(screen.getByRole('alert').textContent).toContain('kunde inte följa med');
});
