// Tests of comparing a text with what it cites.
import type { NodeJson } from '../response/json';
import { checkCitations } from './check-citations';

const PASSAGE = 'p';
const chip = (passageId = PASSAGE, citationId = 'c'): NodeJson => ({ type: 'citation', attrs: { citationId, passageId, label: 'Strategi, s. 14' } });
const paragraph = (...content: (string | NodeJson)[]): NodeJson => ({
  type: 'paragraph',
  attrs: { id: 'b' },
  content: content.map((part) => (typeof part === 'string' ? { type: 'text', text: part } : part)),
});
const heading: NodeJson = { type: 'heading', attrs: { id: 's', level: 1 }, content: [{ type: 'text', text: 'Rubrik' }] };
const quotation = (...lines: string[]): NodeJson => ({
  type: 'quotation',
  attrs: { id: 'q', citationId: 'c', passageId: PASSAGE },
  content: lines.map((line) => paragraph(line)),
});
const check = (blocks: readonly NodeJson[], words: string, more: Readonly<Record<string, string>> = {}) =>
  checkCitations({ type: 'doc', content: [heading, ...blocks] }, (id) => (id === PASSAGE ? words : more[id])).map(({ kind, citationId, blockId, sectionId, found, expected }) => {
    expect(citationId).toMatch(/^[cd]$/);
    expect(['b', 'q']).toContain(blockId);
    expect(sectionId).toBe('s');
    return [kind, found, expected];
  });
const quoted = (line: string, words: string) => check([quotation(line)], words);
const said = (line: string, words: string) => check([paragraph(line, chip())], words);

const WORDS = 'Regionen ska inrätta ett gemensamt centrum för hälsodata senast 2028 och finansiera det med 12,5 miljoner kronor årligen.';

describe('a quotation', () => {
  it.each([
    ['the whole', WORDS],
    ['a part', 'ett gemensamt centrum för hälsodata'],
    ['without the stop', WORDS.slice(0, -1)],
    ['with a stop that the source has not', 'inrätta ett gemensamt centrum.'],
    ['in quote marks', `”${WORDS}”`],
    ['[…] for words left out', 'Regionen ska inrätta ett gemensamt centrum […] senast 2028'],
    ['[...] for words left out', 'Regionen ska [...] finansiera det'],
    ['(…) for words left out', 'Regionen ska (…) finansiera det'],
    ['a letter in brackets', '[D]et gemensamma'.replace('[D]et gemensamma', '[E]tt gemensamt centrum')],
    ['other blanks', 'inrätta\u00A0ett   gemensamt\ncentrum'],
    ['a soft hyphen', 'centrum för hälso\u00ADdata'],
    ['a hyphen at a line’s end', 'ett gemen-\nsamt centrum'],
  ])('is the source’s: %s', (_, line) => {
    expect(quoted(line, WORDS)).toEqual([]);
  });

  it.each([
    ['one letter', 'Regionen skall inrätta ett gemensamt centrum', [['quotation', 'Regionen skall inrätta ett gemensamt …', '… Regionen ska inrätta ett gemensamt …'.replace('… Regionen', 'Regionen')]]],
    ['a word left out', 'Regionen ska inrätta ett centrum för hälsodata', [['quotation', '… ska inrätta ett centrum för hälsodata', '… ska inrätta ett gemensamt centrum för hälsodata …']]],
    ['a number', 'centrum för hälsodata senast 2030 och finansiera det', [['quotation', '… för hälsodata senast 2030 och finansiera det', '… för hälsodata senast 2028 och finansiera det …']]],
    ['nothing like it', 'Kommunerna bör bygga fler cykelvägar längs kusten.', [['quotation', 'Kommunerna bör bygga fler cykelvägar längs kusten', null]]],
  ])('differs: %s', (_, line, expected) => {
    expect(quoted(line, WORDS)).toEqual(expected);
  });

  it('has its parts in the order of the source', () => {
    expect(quoted('finansiera det […] inrätta ett gemensamt centrum', WORDS)).not.toEqual([]);
  });

  it('is not cut within a word', () => {
    expect(quoted('för hälso', WORDS)).toEqual([['quotation', 'för hälso', expect.stringContaining('hälsodata')]]);
  });

  it('of several paragraphs is compared with a passage over several blocks', () => {
    expect(check([quotation('Första stycket.', 'Andra stycket.')], 'Första stycket.\nAndra stycket.')).toEqual([]);
  });

  it('keeps å, ä and ö', () => {
    expect(quoted('inratta ett gemensamt centrum', WORDS)).toHaveLength(1);
  });

  it('in a sentence is compared with what the sentence cites, and a word alone is none', () => {
    expect(said('Strategin säger att ”regionen ska bygga ett gemensamt centrum”', WORDS)).toHaveLength(2);
    expect(said('Strategin talar om ”ett gemensamt centrum för hälsodata”', WORDS)).toEqual([]);
    expect(said('En så kallad ”hubb” föreslås', WORDS)).toEqual([]);
    expect(check([paragraph('Både ”ett gemensamt centrum”', chip('r', 'd'), ' och annat nämns', chip(), '.')], WORDS, { r: 'Annat.' })).toEqual([]);
  });

  it('is also the source’s words in a proposed wording', () => {
    const wording = (fromText: string): NodeJson => ({ type: 'proposedWording', attrs: { id: 'q', citationId: 'c', passageId: PASSAGE, fromText }, content: [paragraph('Ny lydelse')] });
    expect(check([wording('Regionen ska inrätta')], WORDS)).toEqual([]);
    expect(check([wording('Regionen bör inrätta')], WORDS)).toHaveLength(1);
  });

  it('of an unknown passage, or without words, is passed over', () => {
    expect(check([{ ...quotation('Fritt'), attrs: { id: 'q', citationId: 'c', passageId: 'x' } }, quotation('')], WORDS)).toEqual([]);
  });
});

describe('an amount', () => {
  it.each([
    ['Regionen ska betala 12,5 miljoner kronor årligen', WORDS],
    ['Regionen ska betala 12,5 mnkr', WORDS],
    ['Regionen ska betala 12 500 000 kronor', WORDS],
    ['Regionen ska betala 12 500 tkr', WORDS],
    ['Centrumet ska finnas 2028', WORDS],
    ['Andelen är 40 %', 'Andelen är 40 procent.'],
    ['Andelen är 40 procent', 'Andelen var 40 % år 2025.'],
    ['Svar den 15 december 2026', 'Svar ska ha inkommit senast 2026-12-15.'],
    ['Svar den 15 december', 'Svar ska ha inkommit senast den 15 december 2026.'],
    ['Planen gäller 2027–2033', 'Planen gäller åren 2027-2033.'],
    ['Det tog 11 månader', 'Det dröjde elva månader.'],
    ['Se avsnitt 4.3, s. 14, 4 kap. 2 § och SOU 2024:12 om 40 procent', 'Hela 40 procent.'],
    ['Vi har 14 kommuner som svarar', 'Hela 40 procent.'],
  ])('is the source’s, or none: %s', (line, words) => {
    expect(said(line, words)).toEqual([]);
  });

  it.each([
    ['Regionen ska betala 15 miljoner kronor', WORDS, [['amount', '15 miljoner kronor', '12,5 miljoner kronor']]],
    ['Centrumet ska finnas 2030', WORDS, [['amount', '2030', '2028']]],
    ['Andelen är 45 procent', 'Andelen är 40 %.', [['amount', '45 procent', '40 %']]],
    ['Ökningen är 5 procent', 'Ökningen är 5 procentenheter.', [['amount', '5 procent', null]]],
    ['Svar den 16 december 2026', 'Svar senast den 15 december 2026.', [['amount', '16 december 2026', '15 december 2026']]],
    ['I 12 kommuner finns det', 'I 14 kommuner finns det.', [['amount', '12 kommuner', '14 kommuner']]],
    ['Kostnaden är 3 miljarder kronor', 'Kostnaden är 3 miljoner kronor.', [['amount', '3 miljarder kronor', '3 miljoner kronor']]],
  ])('differs: %s', (line, words, expected) => {
    expect(said(line, words)).toEqual(expected);
  });

  it('is looked for in the sentence of the citation alone, also when the citation stands after its stop', () => {
    expect(check([paragraph('Kostnaden är 99 procent. Målet är 40 procent', chip(), '. Vi räknar med 77 procent.')], '40 %')).toEqual([]);
    expect(check([paragraph('Målet är 45 procent.', chip(), ' Vi räknar med 77 procent.')], '40 %')).toEqual([['amount', '45 procent', '40 %']]);
    expect(check([paragraph('Det gäller t.ex. 45 procent av kommunerna', chip())], '40 %')).toEqual([['amount', '45 procent', '40 %']]);
  });

  it('may be that of any passage the sentence cites, and is told of the nearest', () => {
    expect(check([paragraph('Från 10 procent', chip(), ' till 20 procent', chip('r', 'd'))], '10 %', { r: '20 %' })).toEqual([]);
    expect(check([paragraph('Från 10 procent', chip(), ' till 30 procent', chip('r', 'd'))], '10 %', { r: '20 %' })).toEqual([['amount', '30 procent', '20 %']]);
  });

  it('may stand beside the cited words, in the same block; what stands in neither is told with what the cited words say', () => {
    const beside = (line: string, blocks: string | undefined) =>
      checkCitations({ type: 'doc', content: [paragraph(line, chip())] }, () => '124 miljoner kronor', () => blocks).map(({ found, expected }) => [found, expected]);
    const block = 'Av 220 miljoner kronor går 124 miljoner kronor till regionerna.';
    expect(beside('Satsningen är 220 miljoner kronor', block)).toEqual([]);
    expect(beside('Satsningen är 124 miljoner kronor', block)).toEqual([]);
    expect(beside('Satsningen är 221 miljoner kronor', block)).toEqual([['221 miljoner kronor', '124 miljoner kronor']]);
    expect(beside('Satsningen är 220 miljoner kronor', undefined)).toEqual([['220 miljoner kronor', '124 miljoner kronor']]);
  });

  it('in quote marks is told once', () => {
    expect(said('Strategin lovar ”finansiera det med 15 miljoner kronor årligen”', WORDS).map(([kind]) => kind)).toEqual(['quotation']);
  });
});

it('looks into lists and tables', () => {
  const nested: NodeJson = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('Andelen är 45 procent', chip())] }] };
  expect(check([nested], '40 %')).toEqual([['amount', '45 procent', '40 %']]);
});

it('comes to an end with long and odd texts', () => {
  const long = 'Regionen ska inrätta ett centrum. '.repeat(600);
  expect(quoted(`${long}Nytt.`, long).length).toBeLessThanOrEqual(5);
  expect(quoted('[[[]]] (…) ”””', WORDS)).toEqual([]);
  expect(said('1 000 000 000 000 % ' + '9'.repeat(400), WORDS)).toEqual(expect.any(Array));
});
