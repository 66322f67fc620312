// Painting the opened passage: all of it in the end, also where it is longer than what is drawn at first.
import { cleanup, render, waitFor } from '@testing-library/react';
import type { BlockBody } from '@samsvar/protocol';
import { CHUNK_BLOCKS } from '../source/chunks';
import { PASSAGE_HIGHLIGHT } from './highlight';
import { PassageReader } from './PassageReader';

/** The part of the browser's painting that is used; jsdom has none. */
class Painted extends Set<Range> {
  constructor(...ranges: Range[]) {
    super(ranges);
  }
}
const painted = new Map<string, Painted>();
beforeEach(() => {
  painted.clear();
  Object.assign(globalThis, { Highlight: Painted, CSS: { highlights: painted } });
  Element.prototype.scrollIntoView = () => undefined; // jsdom lays nothing out
});
afterEach(() => {
  cleanup();
  Object.assign(globalThis, { Highlight: undefined, CSS: undefined });
});

const paragraphs = (count: number): BlockBody[] =>
  Array.from({ length: count }, (_, ord) => ({ ord, type: 'paragraph', level: null, label: null, text: `Stycke ${ord}.`, pageFrom: 1, pageTo: null, pageLabel: null, cell: null }));

const ranges = (): Range[] => [...(painted.get(PASSAGE_HIGHLIGHT) ?? [])];

it('paints the rest of a long passage when that has been drawn', async () => {
  const last = 3 * CHUNK_BLOCKS;
  render(
    <PassageReader
      blocks={paragraphs(4 * CHUNK_BLOCKS)}
      language="sv"
      opened={{ range: { blockFrom: 0, offsetFrom: 0, blockTo: last, offsetTo: 6 }, sectionLabel: null, pageLabel: null }}
      isOutlineShown={false}
      offer={{ hasResponse: false, whyNotCite: null, whyNotLink: null }}
      onUse={() => undefined}
      margin={{ marginOf: () => null, signatureOf: () => '' }}
    />,
  );
  expect(String(ranges()[0])).toBe('Stycke 0.');
  await waitFor(() => expect(ranges()).toHaveLength(last + 1), { timeout: 30_000 });
  expect(String(ranges().at(-1))).toBe('Stycke');
}, 40_000);
