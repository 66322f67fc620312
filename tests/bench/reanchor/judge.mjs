// Compares where passages were placed with where they truly are.

const isSameRange = (a, b) => a.blockFrom === b.blockFrom && a.offsetFrom === b.offsetFrom && a.blockTo === b.blockTo && a.offsetTo === b.offsetTo;

/** An edited passage has no exact ends: so much of the stretch that is left of it must be found, and not much else. */
const COVERED = 0.7;
const GROWN = 2.2;

const covers = (found, truth) => {
  if (found.blockFrom !== truth.blockFrom || found.blockTo !== truth.blockTo) return false;
  const common = Math.min(found.offsetTo, truth.offsetTo) - Math.max(found.offsetFrom, truth.offsetFrom);
  return common >= COVERED * (truth.offsetTo - truth.offsetFrom);
};

const isGrown = ({ range, textNow }, length) => range !== null && textNow.length > GROWN * length;

/** Whether a place is the true one: to the letter where the words are the same. */
export const isRightPlace = (found, truth) => {
  if (truth.state === 'gone' || found.state === 'gone') return truth.state === found.state;
  return truth.state === 'edited' ? covers(found.range, truth.range) && !isGrown(found, truth.length) : isSameRange(found.range, truth.range);
};

/** The figures of one run. */
export const judged = (placed, truths) => {
  const sums = { passages: truths.length, classRight: 0, placeRight: 0, accepted: 0, acceptedWrong: 0, review: 0, reviewRight: 0, gone: 0, wronglyGone: 0, trulyGone: 0, goneFound: 0 };
  placed.forEach((found, i) => {
    const truth = truths[i];
    const isRight = isRightPlace(found, truth);
    sums.classRight += found.state === truth.state;
    sums.placeRight += isRight;
    sums.trulyGone += truth.state === 'gone';
    if (found.state === 'gone') {
      sums.gone += 1;
      sums.wronglyGone += truth.state !== 'gone';
      sums.goneFound += truth.state === 'gone';
    } else if (found.isDoubtful) {
      sums.review += 1;
      sums.reviewRight += isRight;
    } else {
      sums.accepted += 1;
      sums.acceptedWrong += !isRight;
    }
  });
  return sums;
};

export const added = (runs) => runs.reduce((sum, run) => Object.fromEntries(Object.entries(run).map(([name, value]) => [name, (sum[name] ?? 0) + value])), {});
