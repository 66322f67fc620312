// The list of versions: by day, with what each is, and narrowed to those with a name.
import { afterEach, expect, it, jest } from '@jest/globals';
import type { VersionId } from '@samsvar/domain';
import type { ResponseVersionBody } from '@samsvar/protocol';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { versionDays } from './version-days';
import { VersionList, type VersionActions } from './VersionList';

afterEach(cleanup);

const aVersion = (what: Partial<ResponseVersionBody>): ResponseVersionBody => ({
  // Made up: nothing is asked for.
  id: 'v' as VersionId,
  kind: 'auto',
  label: '',
  seq: 1,
  sha256: '',
  words: 10,
  at: '2026-03-01T12:00:00Z',
  by: null,
  contributors: [],
  ...what,
});
const named = aVersion({ id: 'n' as VersionId, kind: 'named', label: 'Till styrelsen', at: '2026-03-02T12:00:00Z' });
const late = aVersion({ id: 'l' as VersionId, at: '2026-03-01T23:30:00Z' });
const old = aVersion({ id: 'o' as VersionId });

const draw = (actions: Partial<VersionActions> = {}) => {
  const nothing = () => undefined;
  const all = { onWhatChanged: nothing, onCompareNow: nothing, onWhoWrote: nothing, onName: nothing, onRestore: nothing, mayName: true, mayRestore: true, ...actions };
  return render(<VersionList versions={[named, late, old]} {...all} />);
};

it('groups by the day in Sweden', () =>
  expect(versionDays([named, late, old]).map(({ date, versions }) => [date, versions.length])).toEqual([['2026-03-02', 2], ['2026-03-01', 1]]));

it('shows only those with a name when asked to', () => {
  draw();
  expect(screen.getByText('3 versioner')).toBeTruthy();
  fireEvent.click(screen.getByRole('checkbox', { name: 'Visa bara namngivna' }));
  expect(screen.getByText('1 version')).toBeTruthy();
  expect(screen.queryByText('Sparad av sig själv')).toBeNull();
});

it('compares a version with the one before it, whatever is shown', () => {
  const onWhatChanged = jest.fn();
  draw({ onWhatChanged });
  fireEvent.click(screen.getByRole('checkbox', { name: 'Visa bara namngivna' }));
  fireEvent.click(screen.getByRole('button', { name: /^Vad ändrades då\? Till styrelsen/ }));
  expect(onWhatChanged).toHaveBeenCalledWith(named, late);
});
