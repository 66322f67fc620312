// The current section: the later of the caret's movement and a choice in the outline.
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { act, cleanup, renderHook } from '@testing-library/react';
import { useSectionAtCaret } from './use-section-at-caret';

beforeEach(() => {
  jest.useFakeTimers();
  document.body.innerHTML = `<div id="pane"><div class="ProseMirror" contenteditable="true">
    <h1 data-id="a">Ett</h1><p id="pa">Ord</p><h1 data-id="b">Två</h1><p id="pb">Ord</p><h1 data-id="c">Tre</h1><p id="pc">Ord</p>
  </div></div>`;
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const element = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector)!; // written above
const caretTo = (selector: string): void =>
  act(() => {
    document.getSelection()?.collapse(element(selector).firstChild, 1);
    document.dispatchEvent(new Event('selectionchange'));
    jest.advanceTimersByTime(200);
  });
const start = () => {
  const pane = { current: element('#pane') };
  const ids = new Set(['a', 'b', 'c']);
  const { result } = renderHook(() => useSectionAtCaret(pane, ids));
  return {
    now: () => result.current[0],
    choose: (id: string) => act(() => result.current[1](id)),
  };
};

it('follows the caret', () => {
  const section = start();
  caretTo('#pa');
  expect(section.now()).toBe('a');
  caretTo('#pc');
  expect(section.now()).toBe('c');
});

it('keeps what is chosen, although the caret comes to rest in the paragraph before', () => {
  const section = start();
  section.choose('c');
  caretTo('#pb');
  expect(section.now()).toBe('c');
  // The text is redrawn when the section's stance is set in the panel.
  caretTo('#pb');
  expect(section.now()).toBe('c');
});

it('follows the caret again as soon as it moves', () => {
  const section = start();
  section.choose('c');
  caretTo('#pb');
  caretTo('#pa');
  expect(section.now()).toBe('a');
});

it.each([new Event('pointerdown', { bubbles: true }), new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true })])(
  'lets a movement within the paragraph where the caret rests win too (%s)',
  (movement) => {
    const section = start();
    section.choose('c');
    caretTo('#pb');
    element('#pb').dispatchEvent(movement);
    caretTo('#pb');
    expect(section.now()).toBe('b');
  },
);

it('follows a jump made from elsewhere, also when the choice moved nothing', () => {
  const section = start();
  caretTo('#pa');
  section.choose('b');
  act(() => jest.advanceTimersByTime(200));
  caretTo('#pc');
  expect(section.now()).toBe('c');
});
