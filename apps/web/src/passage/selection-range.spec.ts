// DOM selections become blocks and offsets, whatever stands around the words.
import type { PassageRange } from '@samsvar/domain';
import { domRangesOf, ordOf, rangeOfSelection, textElement } from './selection-range';

const HTML = `
  <div data-page>14</div>
  <h2 data-ord="3"><span data-label>4.3 </span><span data-text>Ett gemensamt centrum</span></h2>
  <p data-ord="4"><span data-text>Regionerna bildar ett centrum.</span></p>
  <ul><li data-ord="5"><span data-label>•</span><span data-text>Första <mark>viktiga</mark> punkten</span>
    <ul><li data-ord="6"><span data-label>–</span><span data-text>Under</span></li></ul></li></ul>
  <table><tr><td data-ord="7"><span data-text>Cell</span></td><td></td></tr></table>`;

const setUp = (): HTMLElement => {
  document.body.innerHTML = `<main>${HTML}</main><aside>utanför</aside>`;
  return document.querySelector('main')!; // just written
};
const firstText = (element: Element): Node => element.firstChild!; // each has words

const select = (from: [Node, number], to: [Node, number]): Range => {
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
};

const at = (blockFrom: number, offsetFrom: number, blockTo: number, offsetTo: number): PassageRange => ({ blockFrom, offsetFrom, blockTo, offsetTo });

describe('rangeOfSelection', () => {
  it('measures inside one block', () => {
    const root = setUp();
    const text = firstText(textElement(root, 4)!); // drawn
    expect(rangeOfSelection(root, select([text, 11], [text, 17]))).toEqual(at(4, 11, 4, 17));
  });
  it('counts from the first letter when the label is selected too', () => {
    const root = setUp();
    const label = firstText(root.querySelector('h2 [data-label]')!); // drawn
    const text = firstText(textElement(root, 4)!); // drawn
    expect(rangeOfSelection(root, select([label, 1], [text, 10]))).toEqual(at(3, 0, 4, 10));
  });
  it('ends with the last whole block when the selection ends in a label or between blocks', () => {
    const root = setUp();
    const text = firstText(textElement(root, 4)!); // drawn
    const label = firstText(root.querySelector('li [data-label]')!); // drawn
    expect(rangeOfSelection(root, select([text, 11], [label, 1]))).toEqual(at(4, 11, 4, 30));
  });
  it('counts through split texts and nested lists', () => {
    const root = setUp();
    const marked = firstText(root.querySelector('mark')!); // drawn
    const under = firstText(textElement(root, 6)!); // drawn
    expect(rangeOfSelection(root, select([marked, 2], [under, 3]))).toEqual(at(5, 9, 6, 3));
  });
  it('counts past a mark that points at a note, and ends or begins in it', () => {
    const root = setUp();
    const text = textElement(root, 4)!; // drawn
    const mark = document.createElement('a');
    const [before, after] = [firstText(text), (firstText(text) as Text).splitText(11)]; // words
    text.insertBefore(mark, after);
    expect(rangeOfSelection(root, select([before, 4], [after, 6]))).toEqual(at(4, 4, 4, 17));
    expect(rangeOfSelection(root, select([before, 4], [mark, 0]))).toEqual(at(4, 4, 4, 11));
    expect(rangeOfSelection(root, select([mark, 0], [after, 6]))).toEqual(at(4, 11, 4, 17));
    expect(domRangesOf(root, at(4, 4, 4, 17)).map(String)).toEqual(['onerna bildar']);
  });
  it('covers everything when the whole page is selected', () => {
    const root = setUp();
    expect(rangeOfSelection(root, select([document.body, 0], [document.body, 2]))).toEqual(at(3, 0, 7, 4));
  });
  it('is null outside, in page numbers only, and when collapsed', () => {
    const root = setUp();
    const page = firstText(root.querySelector('[data-page]')!); // drawn
    const aside = firstText(document.querySelector('aside')!); // drawn
    const text = firstText(textElement(root, 4)!); // drawn
    expect(rangeOfSelection(root, select([page, 0], [page, 2]))).toBeNull();
    expect(rangeOfSelection(root, select([aside, 0], [aside, 3]))).toBeNull();
    expect(rangeOfSelection(root, select([text, 3], [text, 3]))).toBeNull();
  });
});

describe('the way back', () => {
  it('paints one range per block, through split texts', () => {
    const root = setUp();
    expect(domRangesOf(root, at(3, 4, 5, 14)).map(String)).toEqual(['gemensamt centrum', 'Regionerna bildar ett centrum.', 'Första viktiga']);
  });
  it('skips blocks that are not drawn', () => {
    expect(domRangesOf(setUp(), at(6, 0, 9, 4)).map(String)).toEqual(['Under', 'Cell']);
  });
  it('knows which block a node is in', () => {
    const root = setUp();
    expect([ordOf(textElement(root, 6)), ordOf(root), ordOf(null)]).toEqual([6, null, null]);
  });
});
