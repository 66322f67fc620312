// What stands at a place.
import type { NodeJson } from '@samsvar/document';
import { nodesAt } from './nodes-at';

const words = (text: string): NodeJson => ({ type: 'text', text });
const block = (id: string, ...content: NodeJson[]): NodeJson => ({ type: 'paragraph', attrs: { id }, content });
const atom: NodeJson = { type: 'citation', attrs: { citationId: 'c' } };
const list: NodeJson = { type: 'bulletList', attrs: { id: 'l' }, content: [{ type: 'listItem', attrs: { id: 'i' }, content: [block('inner', words('Inuti.'))] }] };
const text: NodeJson = { type: 'doc', content: [block('a', words('Vi till'), atom, words('styrker')), block('b', words('Två')), list] };
const at = (from: string, a: number, to = from, b = a) => ({ from: { block: from, offset: a }, to: { block: to, offset: b } });

test.each([
  ['words', 'inline', at('a', 3, 'a', 7), [words('till')]],
  ['words around a citation, which counts as one', 'inline', at('a', 5, 'a', 10), [words('ll'), atom, words('st')]],
  ['words in a list', 'inline', at('inner', 0, 'inner', 5), [words('Inuti')]],
  ['more than the block has', 'inline', at('b', 0, 'b', 4), null],
  ['words across two blocks', 'inline', at('a', 0, 'b', 1), null],
  ['whole blocks', 'blocks', at('a', 0, 'b', 0), text.content?.slice(0, 2)],
  ['blocks in the wrong order', 'blocks', at('b', 0, 'a', 0), null],
  ['a block inside another', 'blocks', at('inner', 0), null],
  ['after a block', 'insert', at('b', 0), []],
  ['after a block that is gone', 'insert', at('x', 0), null],
] as const)('%s', (_, scope, place, expected) => {
  expect(nodesAt(text, scope, place)).toEqual(expected);
});
