// The file with text that could not be saved.
import { allWords } from '../base/all-words';
import { recoveryText } from './recovery-file';

const { stranded } = allWords('sv').response;
const at = new Date('2026-11-22T06:31:00Z');

it('says first what is not saved, paragraph by paragraph, and then everything', () => {
  const file = recoveryText({ title: 'Svar på A', at, unsent: ['Ändrat ett.', 'Ändrat två.'], text: 'Inledning\nÄndrat ett.\nÄndrat två.' }, stranded);
  expect(file).toMatch(/^Svar på A\nNedladdat 2026-11-22 07:31\./);
  const parts = ['STYCKEN MED', '1. Ändrat ett.', '2. Ändrat två.', 'HELA TEXTEN', 'Inledning\nÄndrat ett.'].map((part) => file.indexOf(part));
  expect(parts).toEqual([...parts].sort((a, b) => a - b));
  expect(parts).not.toContain(-1);
});

it('says so when only deletions or choices were not saved', () => {
  expect(recoveryText({ title: 'A', at, unsent: [], text: 'Text' }, stranded)).toContain(stranded.fileNothingUnsent);
});

it('gives whoever may not read the response any more only what they wrote', () => {
  const file = recoveryText({ title: 'Svar på A', at, unsent: ['Ändrat ett.'], text: null }, stranded);
  expect(file).toContain('1. Ändrat ett.');
  expect(file).not.toContain(stranded.fileWhole);
});
