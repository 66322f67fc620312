// Lists of people to invite: every encoding, separator, heading and trick.
import { INVITE_LIMIT } from '@samsvar/protocol';
import { readInviteList } from './invite-list';

const utf16 = (text: string, isBig = false) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};
const read = (list: string | Buffer) => readInviteList(typeof list === 'string' ? Buffer.from(list) : list, 'author');
const told = (list: string | Buffer) => read(list).rows.map(({ email, name, role, title, problem }) => [email, name, role, title, problem]);

const ASA = ['asa@example.se', 'Åsa Öberg', 'reviewer', 'Chefsjurist', null];

test.each([
  ['comma', 'namn,e-post,roll,titel\nÅsa Öberg,asa@example.se,granskare,Chefsjurist'],
  ['semicolon, Windows lines', 'Titel;Roll;E-post;Namn\r\nChefsjurist;Granskare;ASA@Example.se;Åsa Öberg\r\n'],
  ['tab, English', 'name\temail\tjob title\trole\nÅsa Öberg\tasa@example.se\tChefsjurist\treviewer'],
  ['a mark and quotes', '\ufeff"Namn";"E-post";"Roll";"Titel"\n"Åsa Öberg";"asa@example.se";"granskare";"Chefsjurist"'],
  ['quotes around the separator in the heading', '"namn","e-post","roll","titel"\n"Åsa Öberg","asa@example.se","granskare","Chefsjurist"'],
  ['a column that means nothing', 'Nr;Namn;Avdelning;E-post;Roll;Titel\n1;Åsa Öberg;Juridik;asa@example.se;granskare;Chefsjurist'],
  ['no heading, any order', 'granskare;Åsa Öberg;asa@example.se;Chefsjurist'],
  ['an address as mail programs copy it', 'e-post;roll;titel\nÅsa Öberg <asa@example.se>;granskare;Chefsjurist'],
  ['old line ends', 'namn;e-post;roll;titel\rÅsa Öberg;asa@example.se;granskare;Chefsjurist\r'],
  ['letters of two parts', 'namn;e-post;roll;titel\nA\u030asa O\u0308berg;asa@example.se;granskare;Chefsjurist'],
])('%s', (_what, list) => {
  expect(told(list)).toEqual([ASA]);
  expect(told(utf16(list.replace('\ufeff', '')))).toEqual([ASA]);
  expect(told(utf16(list.replace('\ufeff', ''), true))).toEqual([ASA]);
});

test('encodings are told', () => {
  const list = 'namn;e-post;roll;titel\nÅsa Öberg;asa@example.se;granskare;Chefsjurist';
  expect(read(list).encoding).toBe('utf-8');
  expect(read(utf16(list)).encoding).toBe('utf-16');
  const windows = read(Buffer.from(list, 'latin1'));
  expect([windows.encoding, windows.rows[0]?.name]).toEqual(['windows-1252', 'Åsa Öberg']);
});

test('a pasted column of addresses is enough', () => {
  expect(told('a@example.se\n\n  b@example.se  \n')).toEqual([
    ['a@example.se', '', 'author', '', null],
    ['b@example.se', '', 'author', '', null],
  ]);
});

test('names as mail programs copy them, beside plain addresses', () => {
  expect(told('"Lindqvist, Märta" <marta@medtek.example>\nÅsa Öberg <asa@example.se>;\n<bo@example.se>\nb@example.se\n')).toEqual([
    ['marta@medtek.example', 'Märta Lindqvist', 'author', '', null],
    ['asa@example.se', 'Åsa Öberg', 'author', '', null],
    ['bo@example.se', '', 'author', '', null],
    ['b@example.se', '', 'author', '', null],
  ]);
});

test('a broken line is the trouble of that line alone', () => {
  expect(told('a@example.se;Anna\n"Lindqvist, Märta <marta@medtek.example>;Märta\n"b" <b@example.se\nc@example.se;Cia').map(([email, , , , problem]) => [email, problem])).toEqual([
    ['a@example.se', null],
    [expect.any(String), null],
    [expect.any(String), 'bad-email'],
    ['c@example.se', null],
  ]);
});

test('role words in both languages, and others are told', () => {
  const words = ['administratör', 'Författare', 'granskare', 'registrator', 'beslutsfattare', 'decision maker', 'Author', 'kung', ''];
  const rows = read(`e-post;roll\n${words.map((word, n) => `p${String(n)}@example.se;${word}`).join('\n')}`).rows;
  expect(rows.map(({ role, problem }) => [role, problem])).toEqual([
    ['administrator', null], ['author', null], ['reviewer', null], ['registrar', null], ['decision_maker', null], ['decision_maker', null],
    ['author', null], ['author', 'bad-role'], ['author', null],
  ]);
});

test('lines are those of the list; twice, bad addresses and long names are told row by row', () => {
  const rows = read(`namn;e-post\nA;a@example.se\n\nB;A@EXAMPLE.se\nC;ingen adress\n${'Lång'.repeat(40)};d@example.se\nE;`).rows;
  expect(rows.map(({ line, problem }) => [line, problem])).toEqual([[2, null], [4, 'twice'], [5, 'bad-email'], [6, 'name-too-long'], [7, 'bad-email']]);
  expect(rows[3]?.name.length).toBe(120);
});

test.each([
  ['=HYPERLINK("http://evil.example")', 'HYPERLINK("http://evil.example")'],
  ['+46 70', '46 70'],
  ['-1+1', '1+1'],
  ['@SUM(A1)', 'SUM(A1)'],
  ['\t=1+1', '1+1'],
  ["'=1+1", '1+1'],
  ['==--@x', 'x'],
  ['Anna\u202eannA', 'Anna annA'],
  ['An\u0000na\u0007', 'Anna'],
  ['\u2067Bo\u2069', 'Bo'],
])('a name %j becomes %j', (name, plain) => {
  expect(read(`namn;e-post\n"${name.replaceAll('"', '""')}";a@example.se`).rows[0]).toMatchObject({ name: plain, problem: null });
});

test('an address with characters that hide something is none', () => {
  for (const email of ['a\u202e@example.se', 'a@exa\u200bmple.se', 'a b@example.se', 'a@example', '@example.se', 'a@@example.se', 'a@example.se,b@example.se'])
    expect(read(`e-post;namn\n"${email}";A`).rows[0]?.problem).toBe('bad-email');
});

test('too many rows, nothing at all, and what is no list', () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => `p${String(n)}@example.se`).join('\n');
  expect(read(many(INVITE_LIMIT)).rows).toHaveLength(INVITE_LIMIT);
  expect(() => read(many(INVITE_LIMIT + 1))).toThrow(expect.objectContaining({ code: 'limit-reached', data: { limit: INVITE_LIMIT } }) as Error);
  for (const nothing of ['', '\n\n', ';;;\n', '\ufeff']) expect(() => read(nothing)).toThrow(expect.objectContaining({ code: 'file-empty' }) as Error);
  expect(() => read(`"${'x'.repeat(50_000)}`)).toThrow(expect.objectContaining({ code: 'file-damaged' }) as Error);
});

test('whatever bytes come, it answers rows or refuses, and never hangs', () => {
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const SIGNS = ['"', ';', ',', '\t', '\n', '\r', '\0', 'å', '@', 'a@example.se', '\u202e', "'", '=', ' ', '\\', '<', '>', 'namn', 'e-post', '\ud800'];
  for (let round = 0; round < 2_000; round++) {
    const text = Array.from({ length: random(30) }, () => SIGNS[random(SIGNS.length)]).join('');
    const bytes = random(2) ? Buffer.from(text) : Buffer.from(text, 'utf16le');
    try {
      for (const row of read(bytes).rows) expect(`${row.name}${row.title}`).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]|^[=+@-]/u);
    } catch (error) {
      expect(['file-empty', 'file-damaged']).toContain((error as { code?: string }).code);
    }
  }
});
