// Titles that say nothing give way to the first heading.
import type { ReadSource } from '@samsvar/ingest';
import { chooseTitle } from './title-choice';

const heading = (text: string, level: number) => ({ type: 'heading', level, text });
// Only what the choice looks at.
const file = (title: string | null, ...headings: object[]): Pick<ReadSource, 'title' | 'blocks'> => ({
  title,
  blocks: headings as unknown as ReadSource['blocks'],
});
const chosen = (title: string | null, otherFiles: readonly string[] = []) =>
  chooseTitle({ read: file(title, heading('2.1 Mål', 2), heading('En strategi', 1)), otherFiles });

it.each([
  'about:blank',
  'Microsoft Word - remiss slutlig.docx',
  'Microsoft PowerPoint',
  'untitled',
  'Untitled-3',
  'Namnlös',
  'Dokument1',
  'C:\\Users\\anna\\remiss',
  '/Users/anna/remiss',
  'file:///hem/remiss',
  'https://exempel.se/remiss',
  'remiss_slutlig.docx',
  '  ',
])('%j is not a title: the first main heading is', (title) => expect(chosen(title)).toBe('En strategi'));

it.each([
  'Strategi för livsvetenskap',
  'Dokumentation av försöket',
  'Bildningsplan',
  'Om/och',
  'SOU 2025:12',
])('%j is a title', (title) => expect(chosen(title)).toBe(title));

it('is not what another document’s file is called', () => {
  expect(chosen('Missiv 2026', ['missiv 2026.pdf'])).toBe('En strategi');
  expect(chosen('Missiv 2026', ['bilaga.pdf'])).toBe('Missiv 2026');
});

it('is left to the file’s name when there is no heading', () => {
  expect(chooseTitle({ read: file('about:blank', heading('2.1 Mål', 2)), otherFiles: [] })).toBeNull();
  expect(chosen(null)).toBe('En strategi');
});
