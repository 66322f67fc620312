// Old versions thinned out: all of a day, then fewer and fewer, and never what somebody asked for.
import type { VersionId, VersionKind } from '@samsvar/domain';
import { versionsToDrop, type AgingVersion } from './versions-to-drop';

const NOW = new Date('2026-11-22T12:00:00Z');
const [HOUR, DAY] = [3_600_000, 86_400_000];
const version = (age: number, kind: VersionKind = 'auto'): AgingVersion => ({
  id: `${kind} ${String(age)}` as VersionId, // a name for the test
  kind,
  at: new Date(NOW.getTime() - age),
});
const every = (step: number, from: number, to: number) => Array.from({ length: Math.floor((to - from) / step) }, (_, i) => version(from + i * step));
const left = (versions: readonly AgingVersion[]) => {
  const dropped = new Set(versionsToDrop(versions, NOW));
  return versions.filter(({ id }) => !dropped.has(id));
};

it('keeps all of the last 24 hours', () => {
  expect(left(every(HOUR / 6, 0, DAY))).toHaveLength(144);
});

it('keeps one an hour of a week, one a day of three months, then one a week', () => {
  const hours = left(every(HOUR / 6, DAY + 1, 7 * DAY)).length;
  expect([6 * 24, 6 * 24 + 1]).toContain(hours);
  expect(left(every(2 * HOUR, 7 * DAY + 1, 90 * DAY)).length).toBeLessThanOrEqual(84);
  expect(left(every(2 * HOUR, 7 * DAY + 1, 90 * DAY)).length).toBeGreaterThanOrEqual(83);
  expect(left(every(DAY, 90 * DAY + 1, 300 * DAY))).toHaveLength(31);
});

it('keeps the last of what falls into one step', () => {
  const [first, last] = [version(2 * DAY + 20 * 60_000), version(2 * DAY + 10 * 60_000)];
  expect([left([first, last]), left([last, first])]).toEqual([[last], [last]]);
});

it('never drops what somebody asked for, or what was kept before something', () => {
  const kinds: VersionKind[] = ['named', 'before-restore', 'before-share', 'imported', 'frozen', 'guard', 'renewal'];
  const kept = kinds.flatMap((kind) => [version(400 * DAY, kind), version(400 * DAY + 1, kind)]);
  expect(left(kept)).toEqual(kept);
});

it('drops nothing more when it is done again', () => {
  const all = every(HOUR / 2, 0, 120 * DAY);
  const once = left(all);
  expect(left(once)).toEqual(once);
});
