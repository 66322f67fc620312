// Times in as few words as tell them, in Swedish time.
import { expect, it } from '@jest/globals';
import { shortWhen } from './when';

const now = new Date('2026-11-22T09:00:00Z').getTime();

it.each([
  ['2026-11-22T08:59:30Z', 'nyss'],
  ['2026-11-22T06:05:00Z', '07:05'],
  ['2026-11-21T13:05:00Z', 'i går 14:05'],
  ['2026-11-03T13:05:00Z', '3 nov. 14:05'],
  ['2025-11-03T13:05:00Z', '3 nov. 2025 14:05'],
])('says %s as "%s"', (at, said) => expect(shortWhen(at, now, { language: 'sv', justNow: 'nyss' }).replace(' kl.', '').replace(',', '')).toBe(said));
