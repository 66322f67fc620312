// Every refusal has a status, a close code and words in both languages.
import type { RefusalCode } from '@samsvar/domain';
import { REFUSALS, wordsOfRefusal } from './refusal';

const codes = Object.keys(REFUSALS) as RefusalCode[]; // the keys of a constant record

test.each(codes)('%s', (code) => {
  const { status, close } = REFUSALS[code];
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(600);
  expect(Math.floor(close / 100)).toBe(status === 429 || status === 503 ? 45 : 44);
  const words = wordsOfRefusal(code, {}, 'sv');
  expect(words).toMatch(/^[A-ZÅÄÖ].*[.!]$/);
  expect(wordsOfRefusal(code, {}, 'en')).not.toBe(words);
});

test.each([
  [{ limit: 100_000_000 }, '100 MB'],
  [{ limit: 256_000 }, '256 kB'],
  [{ limit: 1_000_000 }, '1 MB'],
  [{ limit: 20 }, '1 kB'],
  [{ limit: 0 }, '0 kB'],
  [{ limit: 'fileBytes', max: 100_000_000 }, '100 MB'],
])('the limit %j is said as %s', (data, words) => {
  expect(wordsOfRefusal('too-large', data, 'sv')).toBe(`Det är för stort. Gränsen är ${words}.`);
  expect(wordsOfRefusal('too-large', data, 'en')).toBe(`It is too large. The limit is ${words}.`);
});

test('a document names the kinds of document, a picture the kinds of picture', () => {
  for (const language of ['sv', 'en'] as const) {
    expect(wordsOfRefusal('unsupported-type', {}, language)).toMatch(/PDF.*Word/);
    expect(wordsOfRefusal('unsupported-type', { kind: 'picture' }, language)).toMatch(/PNG (eller|or) JPEG/);
    expect(wordsOfRefusal('unsupported-type', { kind: 'picture' }, language)).not.toContain('PDF');
  }
});

test('a document in use says by what', () => {
  expect(wordsOfRefusal('document-in-use', { by: 'mirror' }, 'sv')).toContain('rubriker');
  expect(wordsOfRefusal('document-in-use', { by: 'citation' }, 'sv')).toContain('hänvis');
});

const plain = (text: string) => text.replace(/\u00a0/g, ' ');

test.each([
  ['pages', 2_000, 'den har fler än 2 000 sidor', 'it has more than 2,000 pages'],
  ['blocks', 120_000, 'den har fler än 120 000 stycken', 'it has more than 120,000 paragraphs'],
  ['characters', 20_000_000, 'den har fler än 20 000 000 tecken', 'it has more than 20,000,000 characters'],
  [
    'zipBytes',
    400_000_000,
    'den blir större än 400 MB när den packas upp',
    'it grows beyond 400 MB when unpacked',
  ],
  [
    'zipRatio',
    200,
    'den blir mer än 200 gånger större när den packas upp',
    'it grows more than 200 times when unpacked',
  ],
  ['zipEntries', 5_000, 'den består av fler än 5 000 delar', 'it consists of more than 5,000 parts'],
  [
    'nesting',
    400,
    'den har fler än 400 nivåer inuti varandra',
    'it has more than 400 levels inside each other',
  ],
  ['memoryBytes', 512_000_000, 'den kräver mer än 512 MB minne', 'it needs more than 512 MB of memory'],
  ['outputBytes', 256_000_000, 'texten i den blir större än 256 MB', 'its text grows beyond 256 MB'],
  ['pixels', 50_000_000, 'den har fler än 50 000 000 bildpunkter', 'it has more than 50,000,000 pixels'],
])('the limit on %s is said in words', (limit, max, sv, en) => {
  const said = (language: 'sv' | 'en') => plain(wordsOfRefusal('file-too-complex', { limit, max }, language));
  expect(said('sv')).toBe(`Filen är för stor eller för invecklad för att läsas säkert: ${sv}.`);
  expect(said('en')).toBe(`The file is too large or too intricate to be read safely: ${en}.`);
});

test('a limit without words shows no name of ours', () => {
  expect(wordsOfRefusal('file-too-complex', { limit: 'wallMilliseconds', max: 1 }, 'sv')).toMatch(
    /säkert\.$/,
  );
  expect(wordsOfRefusal('file-too-complex', { limit: 'constructor', max: 1 }, 'sv')).toMatch(/säkert\.$/);
});

it('says who can, and sends nobody to an administrator who cannot', () => {
  expect(wordsOfRefusal('not-allowed', {}, 'sv')).toMatch(/kommenterar och föreslår ändringar/);
  expect(wordsOfRefusal('not-allowed', {}, 'sv')).not.toMatch(/administratör/);
});

it.each(['file-empty', 'file-damaged', 'file-without-pages', 'too-large'] as const)(
  '%s does not ask anybody to try the same again',
  (code) => expect(wordsOfRefusal(code, { limit: 1 }, 'sv')).not.toMatch(/försök igen/i),
);

test.each([
  [1, '1 sekund', '1 second'],
  [60, '60 sekunder', '60 seconds'],
  [61, '2 minuter', '2 minutes'],
  [3_598, '60 minuter', '60 minutes'],
  [7_201, '3 timmar', '3 hours'],
])('%d seconds to wait are said as %s', (seconds, sv, en) => {
  expect(wordsOfRefusal('too-many-attempts', { seconds }, 'sv')).toBe(`För många försök. Vänta ${sv} och försök igen.`);
  expect(wordsOfRefusal('too-many-attempts', { seconds }, 'en')).toBe(`Too many attempts. Wait ${en} and try again.`);
});

test('a field is called what people call it, and one without words shows no name of ours', () => {
  expect(wordsOfRefusal('invalid', { field: 'people.0.email' }, 'sv')).toBe('Något i det som skickades går inte att använda: e-postadressen.');
  expect(wordsOfRefusal('invalid', { field: 'connection.issuer' }, 'en')).toMatch(/: the issuer\.$/);
  expect(wordsOfRefusal('invalid', { field: 'constructor' }, 'sv')).toBe('Något i det som skickades går inte att använda.');
});

test('a wrong recovery code sends nobody to wait for the next one', () => {
  expect(wordsOfRefusal('factor-wrong', { kind: 'recovery' }, 'sv')).not.toMatch(/nästa kod/);
  expect(wordsOfRefusal('factor-wrong', {}, 'sv')).toMatch(/nästa kod/);
});
