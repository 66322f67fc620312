// Puts the parts of a passage together again.
import type { Correspondence, IndexRange } from './correspondence';
import { rangeText } from './correspondence';
import { mapPart, type MappedPart } from './map-part';

/** Where a passage was found, from all of its blocks. */
export interface Joined {
  readonly range: IndexRange;
  readonly isEqual: boolean;
  readonly isSure: boolean;
  readonly isMoved: boolean;
  readonly hasContextChanged: boolean;
  /** 0 to 1: how much of its words is there. */
  readonly kept: number;
  readonly similarity: number;
}

/** The parts of a passage may have so many other blocks between them and still be one place. */
const APART = 3;

/** The best place for a passage over one or more blocks; null when nothing of it is left. */
export const followRange = (versions: Correspondence, range: IndexRange): Joined | null => {
  const clusters: MappedPart[][] = [];
  let total = 0;
  let isWhole = true;
  for (let index = range.blockFrom; index <= range.blockTo; index++) {
    const text = versions.from[index]?.text ?? '';
    const from = index === range.blockFrom ? range.offsetFrom : 0;
    const to = index === range.blockTo ? range.offsetTo : text.length;
    if (text.slice(from, to).trim() === '') continue;
    const part = mapPart(versions, { index, from, to });
    total += part?.size ?? text.slice(from, to).replace(/\s/g, '').length;
    if (!part) isWhole = false;
    else addTo(clusters, part);
  }
  const best = clusters.reduce<MappedPart[] | null>((most, parts) => (most && keptBy(most) >= keptBy(parts) ? most : parts), null);
  return best && joined(versions, best, { total, isWhole: isWhole && clusters.length === 1 });
};

const keptBy = (parts: readonly MappedPart[]): number => parts.reduce((sum, { kept }) => sum + kept, 0);

/** A part goes with those before it when it follows them closely. */
const addTo = (clusters: MappedPart[][], part: MappedPart): void => {
  const cluster = clusters.find((parts) => {
    const last = parts.at(-1)?.range;
    if (!last || part.range.blockFrom - last.blockTo > APART) return false;
    return part.range.blockFrom > last.blockTo || (part.range.blockFrom === last.blockTo && part.range.offsetFrom >= last.offsetTo);
  });
  if (cluster) cluster.push(part);
  else clusters.push([part]);
};

const joined = (versions: Correspondence, parts: readonly MappedPart[], rest: { readonly total: number; readonly isWhole: boolean }): Joined => {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) throw new Error('no parts to join');
  const range = { ...first.range, blockTo: last.range.blockTo, offsetTo: last.range.offsetTo };
  const isEqual = rest.isWhole && parts.every((part) => part.isEqual) && areTogether(versions, parts);
  const moved = parts.filter(({ group }) => group.kind === 'moved' || group.kind === 'moved-edited').length;
  return {
    range,
    isEqual,
    isSure: isEqual && parts.every(({ isSure }) => isSure) && (moved === 0 || moved === parts.length),
    isMoved: moved > 0,
    hasContextChanged: parts.some((part) => part.hasContextChanged),
    kept: rest.total === 0 ? 0 : Math.min(1, keptBy(parts) / rest.total),
    similarity: Math.min(...parts.map(({ group }) => group.similarity)),
  };
};

/** Whether nothing stands between the parts that did not stand there. */
const areTogether = ({ to }: Correspondence, parts: readonly MappedPart[]): boolean =>
  parts.every(({ range }, i) => {
    const before = parts[i - 1]?.range;
    if (!before) return true;
    const between = { blockFrom: before.blockTo, offsetFrom: before.offsetTo, blockTo: range.blockFrom, offsetTo: range.offsetFrom };
    return rangeText(to, between).trim() === '';
  });
