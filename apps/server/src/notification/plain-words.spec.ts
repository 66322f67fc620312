// Names and titles cannot end a header's line, turn words around or hide any.
import { oneLine } from './plain-words';

test.each([
  ['Anna\r\nBcc: alla@example.se', 'Anna Bcc: alla@example.se'],
  ['Anna\nEk', 'Anna Ek'],
  ['A\u0000\u0007\u007fB\u0085C', 'A B C'],
  ['A\u2028B\u2029C', 'A B C'],
  ['rut\u202efdp.exe', 'rutfdp.exe'],
  ['\u2066Anna\u2069 \u200fEk\u200b', 'Anna Ek'],
  ['  Anna \t  Ek ', 'Anna Ek'],
  ['Åsa Öberg-Wärn, “VD”', 'Åsa Öberg-Wärn, “VD”'],
  ['👩‍⚕️', '👩‍⚕️'],
])('%j becomes %j', (words, line) => expect(oneLine(words)).toBe(line));

test('long words are cut between characters', () => {
  expect(oneLine('å'.repeat(300), 10)).toBe(`${'å'.repeat(9)}…`);
  expect([...oneLine('👍'.repeat(300), 10)]).toHaveLength(10);
});
