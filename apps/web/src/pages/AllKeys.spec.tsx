// The keyboard help lists the keys of every page, in both languages.
import { render, screen, within } from '@testing-library/react';
import { allWords } from '../base/all-words';
import { responseKeys, writingKeys } from '../response/response-keys';
import '../testing/modal-parts';
import { AllKeys } from './AllKeys';

it('lists the keys that hold everywhere, and under a title of their own those of the response', () => {
  render(<AllKeys isOpen onOpenChange={() => undefined} />);
  const { keyboard, response } = allWords('sv');
  const rowsOf = (name: string) =>
    within(screen.getByRole('table', { name }))
      .getAllByRole('row')
      .slice(1)
      .map((row) => within(row).getByRole('rowheader').textContent);
  expect(rowsOf(keyboard.title)).toEqual(keyboard.rows.map(([keys]) => keys));
  expect(rowsOf(response.keys.title)).toEqual(responseKeys(allWords('sv')).map(([keys]) => keys));
  expect(rowsOf(response.keys.writingTitle)).toEqual(writingKeys(allWords('sv')).map(([keys]) => keys));
  expect(rowsOf(response.keys.title)).toContain('Ctrl + Alt + C');
  expect(screen.getByRole('heading', { name: 'I remissvaret' })).toBeTruthy();
});

it('lists the keys that format, and those that undo', () => {
  const keys = writingKeys(allWords('sv')).map(([each]) => each);
  for (const each of ['Ctrl + B', 'Ctrl + I', 'Ctrl + K', 'Ctrl + Z']) expect(keys).toContain(each);
  expect(writingKeys(allWords('sv')).map(([, does]) => does)).not.toContain(undefined);
});

it('says what every key of the response does', () => {
  expect(responseKeys(allWords('sv')).map(([, does]) => does)).not.toContain(undefined);
  expect(new Set(responseKeys(allWords('sv')).map(([keys]) => keys)).size).toBe(
    responseKeys(allWords('sv')).length,
  );
});
