// Whose caret stands in which section, read from the text as it is drawn.
import { expect, it } from '@jest/globals';
import { writersIn } from './use-writing-here';

const caret = (name: string) => `<span data-caret="${name.length}" contenteditable="false"><span data-name="${name}"></span></span>`;

it('names each person once under the heading above the caret', () => {
  const pane = document.createElement('div');
  pane.innerHTML = `<div contenteditable="true">
    <p>${caret('Före')}</p>
    <div data-id="s1">2.1</div>
    <p>Text${caret('Bo')}</p><ul><li><p>${caret('Anna')}</p></li></ul>
    <h2 data-id="s2">Eget</h2>
    <p>${caret('Bo')}${caret('Bo')}</p>
  </div>`;
  expect([...writersIn(pane, new Set(['s1', 's2']))]).toEqual([
    ['s1', ['Anna', 'Bo']],
    ['s2', ['Bo']],
  ]);
});
