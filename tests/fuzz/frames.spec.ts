// Spoiled updates by the ten thousand: refused ones change nothing, accepted ones can be applied whole, and nothing hangs.
import { writeFileSync } from 'node:fs';
import * as Y from 'yjs';
import { seededChance } from '@samsvar/realtime/testing';
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
