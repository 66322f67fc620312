// Spoiled updates by the ten thousand: refused ones change nothing, accepted ones can be applied whole, and nothing hangs.
import { writeFileSync } from 'node:fs';
import * as Y from 'yjs';
import { MalformedUpdate, inspectUpdate, seededChance } from '@samsvar/realtime/testing';
import { aCorpus } from './corpus';
import { runBatch } from './frames';
import { counted } from './counts';
import { mutated } from './mutation';
import { readUpdate, writeUpdate } from './update-model';
import { Watchdog } from './watchdog';

const FRAMES = counted({ quick: 20_000, full: 300_000 });
const FIRST_SEED = Number(process.env['SEED'] ?? 1);
const BATCH = 250;
/** Batches that share a corpus: making one costs more than a batch. */
const SHARED = 8;
const UPDATES = 60;

test('an update that is taken apart and put together again is the same', () => {
  const { base, next } = aCorpus(seededChance(1), 40);
  for (const update of [base, ...next]) expect(writeUpdate(readUpdate(update))).toEqual(update);
});

test('spoiled updates are of many kinds: some Yjs cannot read, some leave something waiting, some pass', () => {
  const chance = seededChance(2);
  const { base, next } = aCorpus(chance, 40);
  const seen = { unreadable: 0, waiting: 0, whole: 0 };
  for (let i = 0; i < 300; i += 1) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, base);
    try {
      Y.applyUpdate(doc, mutated(next[i % next.length] ?? base, chance));
      seen[doc.store.pendingStructs || doc.store.pendingDs ? 'waiting' : 'whole'] += 1;
    } catch {
      seen.unreadable += 1;
    }
    doc.destroy();
  }
  expect(Math.min(seen.unreadable, seen.waiting, seen.whole)).toBeGreaterThan(20);
});

/** What Yjs itself reads in an update; null when it cannot, or stops before the end. */
const asYjsReads = (update: Uint8Array): { runs: number[][]; deletions: number[][] } | null => {
  let rest: { readonly pos: number } | null = null;
  class Reader extends Y.UpdateDecoderV1 {
    constructor(input: ConstructorParameters<typeof Y.UpdateDecoderV1>[0]) {
      super(input);
      rest = input;
    }
  }
  try {
    const { structs, ds } = Y.decodeUpdateV2(update, Reader);
    // Set by the reader that Yjs has made.
    if ((rest as { readonly pos: number } | null)?.pos !== update.length) return null;
    const runs: number[][] = [];
    for (const { id, length } of structs) {
      const last = runs[runs.length - 1];
      if (last?.[0] === id.client && last[2] === id.clock) last[2] = id.clock + length;
      else runs.push([id.client, id.clock, id.clock + length]);
    }
    const deletions = [...ds.clients].flatMap(([client, ranges]) => ranges.map(({ clock, len }) => [client, clock, clock + len]));
    return { runs, deletions };
  } catch {
    return null;
  }
};

/** Refused although Yjs can read it. */
const BY_RULE = /gap inside|empty|subdocument|out of order|out of range|clock too high|too many/;

test('what is read without making anything of it is what Yjs reads', () => {
  const chance = seededChance(FIRST_SEED + 3);
  const { base, next } = aCorpus(chance, 100);
  let read = 0;
  for (let i = 0; i < FRAMES / 2; i += 1) {
    const model = next[i % next.length] ?? base;
    // A view into a longer message, as it arrives.
    const spoiled = mutated(model, chance);
    const update = new Uint8Array([7, 7, 7, ...spoiled, 1, 1, 1]).subarray(3, 3 + spoiled.length);
    const theirs = asYjsReads(update);
    try {
      const { runs, deletions } = inspectUpdate(update);
      const ours = { runs: runs.map(({ client, from, to }) => [client, from, to]), deletions: deletions.map(({ client, from, end }) => [client, from, end]) };
      const sorted = (ranges: readonly (readonly number[])[]) => ranges.map((range) => range.join()).sort();
      const [mine, its] = [ours, theirs].map((one) => one && JSON.stringify([one.runs, sorted(one.deletions)]));
      if (mine !== its) throw new Error(`Yjs reads something else: ${Buffer.from(spoiled).toString('hex')}`);
      read += 1;
    } catch (error) {
      if (!(error instanceof MalformedUpdate)) throw error;
      if (theirs && !BY_RULE.test(error.message)) throw new Error(`${error.message}, but Yjs reads it: ${Buffer.from(spoiled).toString('hex')}`);
    }
  }
  expect(read).toBeGreaterThan(FRAMES / 10);
}, 600_000);

test(`${FRAMES} spoiled updates`, async () => {
  const watchdog = new Watchdog();
  const sum = { frames: 0, accepted: 0, refused: 0, closed: 0, slowestMs: 0, unreadable: 0, heapBefore: process.memoryUsage().heapUsed, heapAfter: 0 };
  const faults: string[] = [];
  const batches = Math.ceil(FRAMES / BATCH);
  let corpus = aCorpus(seededChance(FIRST_SEED), UPDATES);
  for (let i = 0; i < batches && faults.length < 3; i += 1) {
    const seed = FIRST_SEED + i;
    if (i % SHARED === 0) corpus = aCorpus(seededChance(seed), UPDATES);
    const result = await runBatch({ seed, frames: BATCH, corpus, watchdog });
    faults.push(...result.faults);
    sum.frames += BATCH;
    for (const key of ['accepted', 'refused', 'closed'] as const) sum[key] += result[key];
    sum.slowestMs = Math.max(sum.slowestMs, result.slowestMs);
    sum.unreadable += result.isUnreadable ? 1 : 0;
  }
  await watchdog.stop();
  sum.heapAfter = process.memoryUsage().heapUsed;
  const file = process.env['FUZZ_FIGURES'];
  if (file) writeFileSync(file, JSON.stringify(sum));
  expect(faults).toEqual([]);
  // Both ways are walked, or nothing was tried.
  expect(sum.accepted).toBeGreaterThan(FRAMES / 50);
  expect(sum.refused).toBeGreaterThan(FRAMES / 10);
}, 3_600_000);
