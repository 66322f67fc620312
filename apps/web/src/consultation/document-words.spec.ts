// Warnings and progress in words.
import { allWords } from '../base/all-words';
import { pageRanges, shareOfJob, wordsOfJob, wordsOfOutcome, wordsOfWarning } from './document-words';

const sv = allWords('sv').consultation.documents;
const job = { id: '0190a000-0000-7000-8000-000000000001', state: 'running', problem: null } as const;
// A job's id is a string with a brand that only the server gives.
const at = (stage: 'queued' | 'reading' | 'structure', done: number, total: number) =>
  ({ ...job, stage, done, total }) as unknown as Parameters<typeof wordsOfJob>[0];

it('joins neighbouring pages', () => expect(pageRanges([12, 3, 5, 6, 7, 8])).toBe('3, 5–8, 12'));

it('says which pages have no text', () => {
  expect(wordsOfWarning({ code: 'pages-without-text', pages: [4] }, sv)).toMatch(/^Sidan 4 /);
  expect(wordsOfWarning({ code: 'pages-without-text', pages: [4, 5] }, sv)).toMatch(/^Sidorna 4–5 /);
});

it('says how far the reading has come', () => {
  expect(wordsOfJob(null, sv)).toBe('väntar på sin tur');
  expect(wordsOfJob(at('reading', 0, 0), sv)).toBe('öppnar filen');
  expect(wordsOfJob(at('reading', 12, 80), sv)).toBe('sidan 12 av 80');
  expect(shareOfJob(at('reading', 12, 80))).toBe(0.15);
  expect(shareOfJob(at('structure', 1, 2))).toBeNull();
  expect(shareOfJob(at('queued', 0, 0))).toBe(0);
});

it('says what came of the reading, once, and never that a picture of text was read', () => {
  expect(wordsOfOutcome('parsing', 'ready', sv)).toBe('inläst');
  expect(wordsOfOutcome('queued', 'needs-ocr', sv)).toBe('sparad, behöver textigenkänning');
  expect(wordsOfOutcome('parsing', 'failed', sv)).toBe('Dokumentet gick inte att läsa in.');
  expect(wordsOfOutcome('queued', 'parsing', sv)).toBeNull();
  expect(wordsOfOutcome('ready', 'ready', sv)).toBeNull();
});
