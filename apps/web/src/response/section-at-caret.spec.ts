// Which section the caret is in.
import { sectionAtCaret } from './section-at-caret';

const set = (selector: string): void => {
  const node = document.querySelector(selector)!; // written below
  document.getSelection()?.collapse(node.firstChild ?? node, 0);
};

beforeEach(() => {
  document.body.innerHTML = `<div id="pane"><div class="ProseMirror" contenteditable="true">
    <p id="first" data-id="p0">Före</p>
    <h1 id="own" data-id="own">Sammanfattning</h1><p id="under" data-id="p1">Ord</p>
    <div><div data-id="m43">4.3</div></div><ul data-id="l"><li data-id="i"><p id="deep" data-id="p2">Djupt</p></li></ul>
  </div></div><p id="outside">Utanför</p>`;
});
const at = (): string | null => sectionAtCaret(document.querySelector('#pane')!, new Set(['own', 'm43'])); // written above

it.each([
  ['#first', null],
  ['#own', 'own'],
  ['#under', 'own'],
  ['#deep', 'm43'],
  ['#outside', null],
])('with the caret in %s it is %s', (selector, expected) => {
  set(selector);
  expect(at()).toBe(expected);
});
