// Typical Swedish pages, in words of our own: what stands around the text is gone and counted, and the days are known.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { outline, readAs } from '../../testing/files';
import type { ReadSource } from '../reading';

const page = (name: string): Buffer => readFileSync(join(import.meta.dirname, `typical-${name}.html`));
const NEVER = /webbläsare[n,]|Internet Explorer|kakor på|Godkänn|Acceptera|Dela |Foto |Kontakt|@(?!norrsjo\.example och)|010-|Du är här|›|Skriv ut|Hjälpte|Box 12|Hoppa till|Huvudmeny|LinkedIn|©|Besöksadress|Gömd/;

const read = (name: string, bytes: Buffer = page(name)): Promise<ReadSource> => readAs(`${name}.html`, bytes);
const removed = ({ quality }: ReadSource) => quality['boilerplate'];

it('reads a news item', async () => {
  const source = await read('news');
  expect(outline(source.blocks)).toEqual([
    'heading 1 Nytt centrum för hälsodata ska korta väntan',
    'paragraph Region Norrsjö och Region Västerålen bygger tillsammans ett centrum där hälsodata samlas på ett ställe. Målet är att korta väntan för små företag från elva till tre månader.',
    'caption Laboratoriet i Norrhamn har plats för fyrtio personer.',
    'heading 2 Sex regioner har liknande planer',
    'paragraph Undersökningen omfattade 214 företag i båda länen, och skillnaderna mellan små och stora är tydliga. De små väntade nästan fyra gånger så länge.',
    'paragraph ”Vi har hört samma sak i tio år: det är inte viljan som saknas utan vägen in”, säger Åsa Lindgren, regionråd (V) i Region Norrsjö.',
    'paragraph – Små företag ska inte behöva ringa sju olika myndigheter, säger Nils Berg, näringslivschef i Västerålens kommun.',
    'paragraph Webbläsaren är det enda som behövs för att lämna in en ansökan, och kakor används inte i tjänsten.',
  ]);
  expect(source.metadata).toMatchObject({ issuer: 'Region Norrsjö', published: '2026-03-12', changedOn: '2026-03-16' });
  expect(removed(source)).toBeGreaterThanOrEqual(12);
});

it('reads a page of a party', async () => {
  const source = await read('party');
  expect(outline(source.blocks)).toEqual([
    'heading 1 Kollektivtrafik på öarnas villkor',
    expect.stringMatching(/^paragraph Den som bor på en ö/),
    expect.stringMatching(/^paragraph I dag ställs var sjätte tur in/),
    'heading 2 Öpartiet vill:',
    'list-item 1 [•] Att färjorna till alla bebodda öar går varje dag, året om.',
    'list-item 1 [•] Att en tur som ställs in ersätts inom tre timmar.',
    'list-item 1 [•] Att taxan är densamma på båt som på buss.',
    'heading 2 Så betalar vi för det',
    expect.stringMatching(/^paragraph Kostnaden är 14,5 miljoner/),
  ]);
  expect(source.metadata).toMatchObject({ issuer: 'Öpartiet i Västerålen', changedOn: '2026-01-18' });
});

it('reads a target vision on a page in old letters', async () => {
  const source = await read('vision', iconv.encode(page('vision').toString('utf8'), 'iso-8859-1'));
  expect(outline(source.blocks).slice(0, 3)).toEqual([
    'heading 1 Målbild för Västerålens kommun 2040',
    'paragraph Antagen av kommunfullmäktige den 27 maj 2025, § 64',
    expect.stringMatching(/^paragraph År 2040 bor det 12 000 personer/),
  ]);
  expect(source.blocks).toHaveLength(8);
  expect(source.metadata).toMatchObject({ published: '2025-06-10', changedOn: '2025-11-03' });
});

it('reads a strategy, with its table and notes as they are', async () => {
  const source = await read('strategy');
  const lines = outline(source.blocks);
  expect(lines.slice(0, 3)).toEqual([
    'heading 1 Regional life science-strategi 2027–2033',
    'heading 2 [1] Inledning',
    expect.stringMatching(/^paragraph Strategin gäller för åren/),
  ]);
  // Cells that say what buttons say elsewhere.
  expect(lines).toEqual(expect.arrayContaining(['table-cell Sök', 'footnote [1] Västerålens kommun deltar i insatserna 2.1 och 2.2.', 'list-item 1 [1.] Utbildningen är öppen för den som saknar examen.']));
  expect(source.metadata).toMatchObject({ published: '2026-02-02', changedOn: '2026-02-20' });
});

it('reads the page of a consultation, and lets the address to answer to stand', async () => {
  const source = await read('consultation');
  const lines = outline(source.blocks);
  expect(lines).toContain('paragraph Skicka svaret till remiss@norrsjo.example och ange diarienumret i ämnesraden. Vi vill ha svaret både som PDF och i ett format som går att bearbeta.');
  expect(lines.slice(-3)).toEqual(['heading 2 Underlag', 'list-item 1 [•] Förslag till strategi (PDF, 46 sidor)', 'list-item 1 [•] Missiv']);
  expect(source.metadata).toMatchObject({ issuer: 'Region Norrsjö', published: '2026-09-14', changedOn: '2026-10-02' });
});

it.each(['news', 'party', 'vision', 'strategy', 'consultation'])('leaves nothing of the frame of the page: %s', async (name) => {
  const source = await read(name);
  for (const { text } of source.blocks) expect(text).not.toMatch(NEVER);
  expect(source.warnings).toContainEqual({ code: 'boilerplate-removed', count: removed(source) });
  expect(removed(source)).toBeGreaterThanOrEqual(4);
});
