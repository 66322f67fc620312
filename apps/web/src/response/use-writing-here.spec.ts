// Whose caret stands in which section, read from the text as it is drawn.
import { expect, it } from '@jest/globals';
import { Movements, writersIn } from './use-writing-here';

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
  expect([...writersIn(pane, new Set(['s1', 's2']), () => true)]).toEqual([
    ['s1', ['Anna', 'Bo']],
    ['s2', ['Bo']],
  ]);
});

it('names nobody who is not writing, and knows what stands before a caret', () => {
  const pane = document.createElement('div');
  pane.innerHTML = `<div contenteditable="true"><div data-id="s1">2.1</div><p>Te<b>xt</b>${caret('Rut')}en</p></div>`;
  const seen: unknown[] = [];
  expect([...writersIn(pane, new Set(['s1']), (at) => void seen.push(at) === null)]).toEqual([]);
  expect(seen).toEqual([{ client: 3, section: 's1', before: 'Text' }]);
});

it('takes nobody for a writer who has only put the caret there, or has rested for two minutes', () => {
  const moving = new Movements();
  const at = (section: string, before: string, ms: number) => moving.isMoving({ client: 1, section, before }, ms);
  expect([at('s1', 'a', 0), at('s1', 'a', 1000), at('s1', 'ab', 2000), at('s1', 'ab', 100_000)]).toEqual([false, false, true, true]);
  expect(at('s1', 'ab', 122_000)).toBe(false);
  expect([at('s2', 'x', 123_000), at('s2', 'xy', 124_000)]).toEqual([false, true]);
});
