// The versions of a source beside a text: which is read is said, and the one that holds is one press away.
import type { SourceBody, VersionBody } from '@samsvar/protocol';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { DeskVersionMenu, DeskVersionNotice } from './DeskVersion';

afterEach(cleanup);

// What these parts read of a version and a source, and nothing else.
const aVersion = (no: number): VersionBody => ({ id: `v${no}`, no, label: null, state: 'ready', standing: 'in-use' }) as VersionBody;
const [first, second] = [aVersion(1), aVersion(2)];
const source = { title: 'Strategin', versions: [first, second] } as unknown as SourceBody;

const show = (version: VersionBody, of = source) => {
  const chosen: number[] = [];
  const props = { source: of, version, onChoose: (no: number) => chosen.push(no) };
  render(<><DeskVersionMenu {...props} /><DeskVersionNotice {...props} /></>);
  return chosen;
};

it('says that an older one is read, and leads to the one that holds', () => {
  const chosen = show(first);
  expect(screen.getByText('Du läser version 1. Version 2 gäller.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Version 1' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Till den gällande' }));
  expect(chosen).toEqual([2]);
});

it('names the one that holds without more words, and nothing where there is one', () => {
  show(second);
  expect(screen.getByRole('button', { name: 'Version 2' })).toBeTruthy();
  expect(screen.queryByText(/^Du läser/)).toBeNull();
  cleanup();
  show(first, { ...source, versions: [first] });
  expect(screen.queryByRole('button')).toBeNull();
});
