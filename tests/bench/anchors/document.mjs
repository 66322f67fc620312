// What the benchmark needs of libs/document, besides what it exports.
import * as Y from 'yjs';
import { contentOf } from '@samsvar/document';
import { relativeEnds } from '../../../libs/document/src/comment/relative-place.ts';
import { placeOfPoint, textIndex, wordsOf } from '../../../libs/document/src/comment/text-index.ts';

export { applyEdit, contentOf, followAnchors, responseSchema, seedUpdate, targetOf } from '@samsvar/document';
export { textIndex };

/** The words between two relative positions; none where they have lost their place or crossed. */
export const textOfPlaces = (doc, [from, to]) => {
  const base64 = (position) => Buffer.from(Y.encodeRelativePosition(position)).toString('base64');
  const ends = relativeEnds(doc, { relative: { from: base64(from), to: base64(to) } });
  const index = textIndex(contentOf(doc).text);
  const [a, b] = ends ? [placeOfPoint(index, ends.from), placeOfPoint(index, ends.to)] : [null, null];
  return a === null || b === null || a >= b ? '' : wordsOf(index, { from: a, to: b });
};
