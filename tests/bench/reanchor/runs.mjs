// One run of each method over one seeded document and its new version.
import { citationsOf } from './citations.mjs';
import { laterOnes, newVersion, truthOf } from './edit.mjs';
import { judged } from './judge.mjs';
import { joinedText, quoteMatcher, rangeOf, selectorOf } from './quote-matcher.mjs';
import { aStrategy } from './strategy.mjs';

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
export const percent = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;
/** Times are the median of so many runs: others use the machine as well. */
const ROUNDS = 3;

/** Both versions, the passages and what truly became of each. */
export const scene = ({ seed, share, pages, count }) => {
  const from = aStrategy({ seed, pages });
  const later = newVersion({ blocks: from, seed, share });
  const passages = citationsOf({ blocks: from, seed, count });
  const byEarlier = laterOnes(later);
  const to = later.map(({ ord, type, level, label, text }) => ({ ord, type, level, label, text }));
  return { from, to, passages, truths: passages.map((passage) => truthOf(passage, byEarlier)) };
};

/** Aligning and placing, as the server does: nothing is kept from one round to the next. */
export const run = ({ alignBlocks, placePassages }, options) => {
  const { from, to, passages, truths } = scene(options);
  let placed = [];
  const times = Array.from({ length: ROUNDS }, () => {
    const [one, other] = [from, to].map((blocks) => blocks.map((block) => ({ ...block })));
    const clock = started();
    placed = placePassages({ from: one, to: other, map: alignBlocks(one, other) }, passages);
    return clock();
  });
  return { ms: median(times.map(({ ms }) => ms)), cpu: median(times.map(({ cpu }) => cpu)), sums: judged(placed, truths) };
};

/** Scores from which a place counts as found. */
const THRESHOLDS = [0, 0.75, 0.85];

/** Milliseconds by the clock on the wall, and of work by this process: what a machine of its own would take. */
const started = () => {
  const [wall, work] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(work);
    return { ms: performance.now() - wall, cpu: (user + system) / 1000 };
  };
};

/** The same by quote and position; whatever is found is taken, for such matchers ask nobody. */
export const quoteRun = (options) => {
  const { from, to, passages, truths } = scene(options);
  const [before, after] = [joinedText(from), joinedText(to)];
  const match = quoteMatcher(after.text);
  const clock = started();
  const found = passages.map((passage) => match(selectorOf(before, passage)));
  const { ms, cpu } = clock();
  const byThreshold = Object.fromEntries(
    THRESHOLDS.map((threshold) => [threshold, judged(found.map((place, i) => asPlaced(place, { threshold, passage: passages[i], before, after })), truths)]),
  );
  return { ms, cpu, byThreshold };
};

/** It knows no classes: what stands at its old position is called unchanged, the same words elsewhere moved, others edited. */
const asPlaced = (place, { threshold, passage, before, after }) => {
  if (!place || place.score < threshold) return { state: 'gone', isDoubtful: false, range: null };
  const selector = selectorOf(before, passage);
  const textNow = after.text.slice(place.start, place.end);
  const state = textNow !== selector.quote ? 'edited' : Math.abs(place.start - selector.position) < 0.02 * after.text.length ? 'unchanged' : 'moved';
  return { state, isDoubtful: false, range: rangeOf(after, place), textNow };
};
