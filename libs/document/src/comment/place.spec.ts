// Places named by block and offset, and positions of a ProseMirror document.
import type { AnchorId } from '@samsvar/domain';
import type { NodeJson } from '../response/json';
import { responseSchema } from '../response/schema';
import { everyNode } from '../testing/every-node';
import { paragraphOf, randomText, seeded } from '../testing/random-text';
import { nodeIndex } from './node-index';
import { pointOf, positionOf, shownPlaces, targetOf } from './place';
import { textIndex } from './text-index';

const read = (text: NodeJson) => responseSchema.nodeFromJSON(text);
const words = (text: string, ...anchors: string[]): NodeJson => ({ type: 'text', text, ...(anchors.length > 0 && { marks: anchors.map((anchorId) => ({ type: 'anchor', attrs: { anchorId } })) }) });

test('a text is laid out alike from JSON and from a document that is shown', () => {
  for (const text of [everyNode(), ...Array.from({ length: 100 }, (_, seed) => randomText(seeded(seed)))]) {
    const [one, other] = [textIndex(text), nodeIndex(read(text))];
    expect(other.line).toBe(one.line);
    expect(other.blocks).toEqual(one.blocks);
    expect([...other.marks]).toEqual([...one.marks]);
  }
});

test('every position in text has a point that leads back to it', () => {
  const doc = read(everyNode());
  let count = 0;
  for (let position = 0; position <= doc.content.size; position++) {
    const point = pointOf(doc, position);
    if (!point) continue;
    if (!doc.resolve(position).parent.inlineContent && doc.nodeAt(position)?.inlineContent) continue;
    expect([position, positionOf(doc, point)]).toEqual([position, position]);
    count += 1;
  }
  expect(count).toBeGreaterThan(80);
  expect(positionOf(doc, { block: 'p1', offset: 999 })).toBeNull();
  expect(positionOf(doc, { block: 'gone', offset: 0 })).toBeNull();
  expect(pointOf(doc, -1)).toBeNull();
});

describe('what is pointed at', () => {
  const doc = read({
    type: 'doc',
    content: [
      { type: 'sectionHeading', attrs: { id: 's', level: 1, title: 'Mål' } },
      paragraphOf('a', [words('Ett två '), { type: 'citation', attrs: { citationId: 'c' } }, words('tre')]),
      paragraphOf('b', [words('fyra fem')]),
      paragraphOf('e', []),
      { type: 'table', attrs: { id: 't' }, content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraphOf('c', [words('cell')])] }] }] },
      { type: 'figure', attrs: { id: 'f', sha256: 'x' }, content: [] },
    ],
  });
  const at = (block: string, offset = 0) => positionOf(doc, { block, offset }) ?? -1;

  test('words across blocks, without citations, with what stands around them', () => {
    expect(targetOf(doc, { from: at('a', 4), to: at('b', 4) })).toEqual({
      from: { block: 'a', offset: 4 },
      to: { block: 'b', offset: 4 },
      isWhole: false,
      quote: 'två tre\nfyra',
      prefix: 'Ett ',
      suffix: ' fem',
      relative: null,
    });
  });

  test.each([
    ['a mirrored heading', 's', ''],
    ['a table', 't', 'cell'],
    ['a figure', 'f', ''],
  ])('%s as a whole', (_, block, quote) => {
    const from = block === 'f' ? at('f') - 1 : at(block);
    expect(targetOf(doc, { from, to: from + (doc.nodeAt(from)?.nodeSize ?? 0) })).toMatchObject({ isWhole: true, from: { block, offset: 0 }, to: { block }, quote });
  });

  test('an empty block as a whole, and nothing where words stand and none are chosen', () => {
    expect(targetOf(doc, { from: at('e'), to: at('e') })).toMatchObject({ isWhole: true, from: { block: 'e' } });
    expect(targetOf(doc, { from: at('b', 2), to: at('b', 2) })).toBe('empty');
    expect(targetOf(doc, { from: at('a', 3), to: at('a', 4) })).toBe('empty');
  });

  test('more than can be anchored at is refused', () => {
    const long = read({ type: 'doc', content: [paragraphOf('l', [words('ord '.repeat(6_000))])] });
    expect(targetOf(long, { from: 1, to: long.content.size - 1 })).toBe('too-long');
  });
});

test('what is shown stands on its mark, else on its words nearby, else as a whole; the rest is left out', () => {
  const doc = read({ type: 'doc', content: [paragraphOf('a', [words('nytt '), words('ord', 'm'), words(' och ord')]), paragraphOf('b', [words('mer')])] });
  const point = (block: string, offset: number) => ({ block, offset });
  const place = (id: string, from: number, now: string, isWhole = false) => ({ id: id as AnchorId, from: point('a', from), to: point('a', from + now.length), isWhole, now });
  const shown = shownPlaces(doc, [place('m', 0, 'ord'), place('t', 14, 'ord'), place('w', 0, '', true), place('x', 3, 'borta')]);
  expect(Object.fromEntries(shown)).toEqual({ m: { from: 6, to: 9 }, t: { from: 14, to: 17 }, w: { from: 0, to: 18 } });
});
