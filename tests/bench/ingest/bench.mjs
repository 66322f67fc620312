// Reads a 300-page Swedish strategy, tagged and untagged, and prints time, memory and how much came out right.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { aStrategy, asTypst } from './strategy.mjs';

// Built by `nx build ingest`; the benchmark measures what is shipped.
const built = join(import.meta.dirname, '../../../libs/ingest/dist/ingest.js');
const { readSource } = await import(pathToFileURL(built).href);

const require = createRequire(import.meta.url);
const font = (name) =>
  readFileSync(join(dirname(require.resolve('@expo-google-fonts/source-sans-3/package.json')), name));
const fontBlobs = [
  font('400Regular/SourceSans3_400Regular.ttf'),
  font('700Bold/SourceSans3_700Bold.ttf'),
  font('400Regular_Italic/SourceSans3_400Regular_Italic.ttf'),
];

const render = (source, tagged) => {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
  return compiler.pdf({ mainFileContent: source }, tagged ? { pdfStandard: 'ua-1' } : { pdfTags: false });
};

/** How many of the expected texts of some types came out exactly, each counted once. */
const matched = (expected, found) => {
  const left = new Map();
  for (const text of found) left.set(text, (left.get(text) ?? 0) + 1);
  let hits = 0;
  for (const text of expected) {
    if (!left.get(text)) continue;
    left.set(text, left.get(text) - 1);
    hits += 1;
  }
  return hits;
};

const swedish = (texts) => texts.join('').replace(/[^åäöÅÄÖ]/g, '').length;
const percent = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;
const folder = mkdtempSync(join(tmpdir(), 'samsvar-bench-'));
const words = Number(process.env.BENCH_WORDS ?? 117_500);
const blocks = aStrategy({ seed: 7, words });
const variants = [
  ['tagged', { hyphenate: false }, true],
  ['tagged, hyphenated', { hyphenate: true }, true],
  ['untagged', { hyphenate: false }, false],
  ['untagged, hyphenated', { hyphenate: true }, false],
  ['untagged, indented', { hyphenate: true, indent: true }, false],
  ['untagged, 2 columns', { hyphenate: true, columns: 2 }, false],
];

const rows = [];
for (const [name, layout, tagged] of variants) {
  if (process.argv[2] && process.argv[2] !== name) continue;
  const path = join(folder, 'strategi.pdf');
  writeFileSync(path, render(asTypst(blocks, layout), tagged));
  const started = performance.now();
  const source = await readSource({ path, filename: 'strategi.pdf' });
  const seconds = (performance.now() - started) / 1000;
  const textOf = (type) =>
    source.blocks
      .filter((block) => block.type === type)
      .map((block) => `${type === 'heading' ? `${block.label ?? ''} ` : ''}${block.text}`);
  const prose = blocks
    .filter((block) => block.type === 'paragraph' || block.type === 'list-item')
    .map((block) => block.text);
  const headings = blocks
    .filter((block) => block.type === 'heading')
    .map((block) => `${block.label ?? ''} ${block.text}`);
  const notes = blocks.flatMap((block) => (block.note ? [block.note.text] : []));
  const gotProse = [...textOf('paragraph'), ...textOf('list-item')];
  const hits = matched(headings, textOf('heading'));
  rows.push({
    variant: name,
    pages: source.pages,
    seconds: seconds.toFixed(1),
    'peak MB': Math.round(source.quality.peakMemoryBytes / 1048576),
    'paragraphs exact': percent(matched(prose, gotProse), prose.length),
    'headings recall': percent(hits, headings.length),
    'headings precision': percent(hits, textOf('heading').length),
    'notes exact': percent(matched(notes, textOf('footnote')), notes.length),
    'items typed': percent(
      textOf('list-item').length,
      blocks.filter((block) => block.type === 'list-item').length,
    ),
    'å ä ö': percent(
      swedish(source.blocks.map((block) => block.text)),
      swedish([...prose, ...headings, ...notes]),
    ),
  });
  if (process.env.BENCH_SHOW) {
    const want = new Set([...prose, ...headings.map((text) => text.trim()), ...notes]);
    const odd = source.blocks.filter(
      (block) => !want.has(block.text) && !want.has(`${block.label} ${block.text}`),
    );
    for (const block of odd.slice(0, Number(process.env.BENCH_SHOW)))
      console.log(block.type, block.label, `p${block.pageFrom}-${block.pageTo}`, JSON.stringify(block.text));
  }
}
if (process.env.BENCH_KEEP) console.log(folder);
else rmSync(folder, { recursive: true });
console.table(rows);
