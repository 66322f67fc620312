// The four states of saving, as they are shown and read out.
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import type { SaveState } from '@samsvar/editor/connection';
import { act, cleanup, render, screen } from '@testing-library/react';
import { SavedMark } from './SavedMark';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const show = (state: SaveState, text: (() => string) | null = () => 'Min text') => <SavedMark state={state} title="Svar" text={text} />;
const spoken = (): string => screen.getByRole('status').textContent ?? '';
const wait = (ms: number): void => act(() => jest.advanceTimersByTime(ms));

it.each<[SaveState, RegExp]>([
  [{ state: 'saved' }, /^Sparat/],
  [{ state: 'saving' }, /^Sparar…/],
  [{ state: 'waiting', changes: 1 }, /^1 ändring väntar/],
  [{ state: 'waiting', changes: 12 }, /^12 ändringar väntar/],
  [{ state: 'cannot-save', text: 'Disken är full.' }, /^Kan inte spara/],
])('says %j in words', (state, words) => {
  const { container } = render(show(state));
  expect(container.textContent).toMatch(words);
  expect(screen.queryByRole('button') !== null).toBe(state.state === 'cannot-save');
});

it('reads changes out now and then, not at every key', () => {
  const { rerender } = render(show({ state: 'saved' }));
  wait(0);
  rerender(show({ state: 'saving' }));
  wait(1000);
  expect(spoken()).toBe('Sparat');
  rerender(show({ state: 'waiting', changes: 3 }));
  wait(10_000);
  expect(spoken()).toBe('3 ändringar väntar');
});

it('stays at saving while somebody writes, and never calls saved what is not', () => {
  const { rerender, container } = render(show({ state: 'saved' }));
  for (let key = 0; key < 5; key += 1) {
    rerender(show({ state: 'saving' }));
    expect(container.textContent).toMatch(/^Sparar…/);
    wait(20);
    rerender(show({ state: 'saved' }));
    wait(180);
    expect(container.textContent).toMatch(/^Sparar…/);
  }
  wait(600);
  expect(container.textContent).toMatch(/^Sparat/);
});

it('reads out at once, with the reason, when nothing can be saved', () => {
  const { rerender } = render(show({ state: 'saved' }));
  wait(0);
  rerender(show({ state: 'cannot-save', text: 'Disken är full.' }));
  wait(0);
  expect(spoken()).toBe('Kan inte spara. Disken är full.');
});

it('saves the text under the title as UTF-8', async () => {
  const blobs: Blob[] = [];
  URL.createObjectURL = (blob) => {
    // A blob is all that is ever given here.
    blobs.push(blob as Blob);
    return 'blob:text';
  };
  URL.revokeObjectURL = () => undefined;
  const clicked: string[] = [];
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    clicked.push(this.download);
  });
  render(<SavedMark state={{ state: 'cannot-save', text: 'Nej.' }} title="Svar på A/B" text={() => 'Våra ord'} />);
  act(() => screen.getByRole('button', { name: 'Ladda ner min text' }).click());
  expect(clicked).toEqual(['Svar på A B – min text.txt']);
  expect(blobs[0]?.type).toBe('text/plain;charset=utf-8');
  // Three bytes that say UTF-8, then one for each letter but å, which takes two.
  expect(blobs[0]?.size).toBe(3 + 9);
  click.mockRestore();
});

it('cannot save what is not there yet', () => {
  render(show({ state: 'cannot-save', text: 'Nej.' }, null));
  // A button it is.
  expect((screen.getByRole('button') as HTMLButtonElement).disabled).toBe(true);
});
