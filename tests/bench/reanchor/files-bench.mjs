// Citations through real files: from one version to the next, and from each format to each other.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { citationsOf } from './citations.mjs';
import { scene, percent } from './runs.mjs';
import { has, rendered } from './render.mjs';
import { foundIn, rangeOf, squeezed, stretchOf } from './squeezed.mjs';
import { aStrategy } from './strategy.mjs';

const built = path.join(import.meta.dirname, '../../../libs/ingest/dist/ingest.js');
const PAGES = Number(process.env.BENCH_PAGES ?? 300);
// LibreOffice has no Swedish hyphenation here: Typst sets the hyphenated columns.
const LAYOUTS = ['tagged', 'untagged', 'two columns', 'two columns, hyphenated'];
const FORMATS = ['tagged', 'typst', 'chromium', 'docx', 'html'];
/** Letters that a place may be off: a full stop, a raised figure. */
const SLACK = 2;

/** What the reader makes of each file. */
const readAll = async (paths) => {
  const { readSource } = await import(pathToFileURL(built).href);
  const read = {};
  for (const [name, file] of Object.entries(paths)) {
    const { blocks } = await readSource({ path: file, filename: path.basename(file) });
    read[name] = squeezed(blocks);
  }
  return read;
};

const isSame = (a, b) => Math.abs(a[0] - b[0]) <= SLACK && Math.abs(a[1] - b[1]) <= SLACK;
const covers = (found, truth) => Math.min(found[1], truth[1]) - Math.max(found[0], truth[0]) >= 0.7 * (truth[1] - truth[0]);

/** Share of paragraphs and items that came out as one block with their very words. */
const exactShare = (blocks, read) => {
  const left = new Map();
  for (const { text } of read.blocks) left.set(text, (left.get(text) ?? 0) + 1);
  const prose = blocks.filter(({ type }) => type !== 'heading');
  const hits = prose.filter(({ text }) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count > 0;
  });
  return hits.length / prose.length;
};

const follow = ({ alignBlocks, placePassages }, from, to, passages) => placePassages({ from: from.blocks, to: to.blocks, map: alignBlocks(from.blocks, to.blocks) }, passages);

/** One layout's earlier version to another's later one. */
const carried = (document, { passages, truths, truthFrom, truthTo, from, to }) => {
  const cited = passages.flatMap((passage, i) => {
    const place = foundIn(from, truthFrom, stretchOf(truthFrom, passage));
    return place ? [{ range: rangeOf(from, place), truth: truths[i] }] : [];
  });
  const placed = follow(document, from, to, cited.map(({ range }) => range));
  const sums = { citable: cited.length, classRight: 0, placeRight: 0, accepted: 0, wrong: 0, wronglyGone: 0, review: 0 };
  placed.forEach((found, i) => {
    const { truth } = cited[i];
    const there = truth.range && foundIn(to, truthTo, stretchOf(truthTo, truth.range));
    const here = found.range && stretchOf(to, found.range);
    const isRight = truth.state === 'gone' || !here || !there ? truth.state === found.state : truth.state === 'edited' ? covers(here, there) : isSame(here, there);
    sums.classRight += found.state === truth.state;
    sums.placeRight += isRight;
    sums.wronglyGone += found.state === 'gone' && truth.state !== 'gone';
    const isAccepted = found.state !== 'gone' && !found.isDoubtful;
    sums.accepted += isAccepted;
    sums.wrong += isAccepted && !isRight;
    if (isAccepted && !isRight && process.env.BENCH_SHOW) console.log('wrong', JSON.stringify({ truth, found, here, there }), to.text.slice(...(there ?? [0, 0])));
    sums.review += found.state !== 'gone' && found.isDoubtful;
  });
  return {
    citable: `${sums.citable} of ${passages.length}`,
    'class right': percent(sums.classRight, sums.citable),
    'right place': percent(sums.placeRight, sums.citable),
    'wrong, accepted': `${sums.wrong} of ${sums.accepted}`,
    'to review': percent(sums.review, sums.citable),
    'wrongly gone': percent(sums.wronglyGone, sums.citable),
  };
};

const versionsThroughPdf = async (document, folder, seed) => {
  const { from, to, passages, truths } = scene({ seed, share: 0.1, pages: PAGES, count: 2_000 });
  const [v1, v2] = [await readAll(await rendered(from, path.join(folder, `v1-${seed}`), LAYOUTS)), await readAll(await rendered(to, path.join(folder, `v2-${seed}`), LAYOUTS))];
  console.table(Object.fromEntries(LAYOUTS.map((layout) => [`paragraphs exact, ${layout}`, { v1: percent(exactShare(from, v1[layout]), 1), v2: percent(exactShare(to, v2[layout]), 1) }])));
  const [truthFrom, truthTo] = [squeezed(from), squeezed(to)];
  const table = {};
  for (const [one, other] of [['tagged', 'tagged'], ['untagged', 'untagged'], ['two columns', 'two columns'], ['two columns, hyphenated', 'two columns, hyphenated'], ['tagged', 'two columns'], ['tagged', 'two columns, hyphenated'], ['tagged', 'untagged']]) {
    table[`${one} → ${other}`] = carried(document, { passages, truths, truthFrom, truthTo, from: v1[one], to: v2[other] });
  }
  console.table(table);
  return ['untagged two columns: paragraphs exact ≥ 95 %', LAYOUTS.slice(2).every((layout) => exactShare(from, v1[layout]) >= 0.95)];
};

/** One strategy in every format: how many of 500 citations are accepted, and right, between each pair. */
const formats = async (document, folder) => {
  const blocks = aStrategy({ seed: 11, pages: Math.min(60, PAGES) });
  const truth = squeezed(blocks);
  const read = await readAll(await rendered(blocks, path.join(folder, 'formats'), FORMATS));
  const passages = citationsOf({ blocks, seed: 11, count: 500 });
  const table = {};
  let worst = 1;
  for (const one of FORMATS) {
    table[one] = {};
    const cited = passages.map((passage) => foundIn(read[one], truth, stretchOf(truth, passage)));
    for (const other of FORMATS.filter((name) => name !== one)) {
      const known = cited.flatMap((place, i) => (place ? [{ place, i }] : []));
      const placed = follow(document, read[one], read[other], known.map(({ place }) => rangeOf(read[one], place)));
      const over = placed.filter((found, n) => {
        const there = foundIn(read[other], truth, stretchOf(truth, passages[known[n].i]));
        const isOver = found.state !== 'gone' && !found.isDoubtful && there && isSame(stretchOf(read[other], found.range), there);
        if (!isOver && process.env.BENCH_SHOW) console.log(one, other, found.state, found.isDoubtful, JSON.stringify(rangeOf(read[one], known[n].place)), known[n].place && read[one].text.slice(...known[n].place), '|', found.textNow);
        return isOver;
      });
      worst = Math.min(worst, over.length / passages.length);
      table[one][other] = percent(over.length, passages.length);
    }
  }
  console.table(table);
  return ['500 citations between every two formats ≥ 98.5 %', worst >= 0.985];
};

/** Verdicts; figures are printed. What needs a program that is not here is left out, and said. */
export const filesBench = async (document) => {
  const missing = ['soffice', 'chromium'].filter((program) => !has(program));
  if (missing.length > 0) {
    console.log(`left out for want of ${missing.join(', ')}`);
    return [];
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'samsvar-bench-'));
  try {
    return [await formats(document, folder), await versionsThroughPdf(document, folder, 1)];
  } finally {
    if (process.env.BENCH_KEEP) console.log(folder);
    else rmSync(folder, { recursive: true });
  }
};
