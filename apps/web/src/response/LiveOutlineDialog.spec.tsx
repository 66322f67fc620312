// Before the outline follows one is told who is writing in the text.
import { afterEach, expect, it, jest } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/react';
import '../testing/modal-parts';
import { LiveOutlineDialog } from './LiveOutlineDialog';

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const SECTIONS = new Set(['s1', 's2']);
const caret = (client: number, name: string) => `<span data-caret="${client}"><span data-name="${name}"></span></span>`;
const textOf = (before: string) => `<div contenteditable="true">
  <div data-id="s1">1</div><p>${before}${caret(1, 'Bo Strandhagen')}</p><p>${caret(3, 'Rut')}</p>
  <div data-id="s2">2</div><p>${before}${caret(2, 'Anna')}</p></div>`;

it('names each one who is writing once, also those who were before it was opened, and not who only looks', () => {
  jest.useFakeTimers();
  const pane = document.createElement('div');
  pane.innerHTML = textOf('Te');
  const listeners = new Set<() => void>();
  const states = new Map([1, 2, 3].map((client) => [client, { writes: true }]));
  const awareness = { on: (_: 'change', listener: () => void) => void listeners.add(listener), off: (_: 'change', listener: () => void) => void listeners.delete(listener), getStates: () => states };
  const draw = (isOpen: boolean) => (
    <LiveOutlineDialog
      {...{ isOpen, sectionIds: SECTIONS, connection: { awareness }, text: { current: pane } }}
      changes={{ from: 1, to: 2, kept: 3, changed: [], added: [], removed: [] }}
      whyNot={null}
      isRunning={false}
      fault={null}
      onFollow={() => undefined}
      onClose={() => undefined}
    />
  );
  const { rerender } = render(draw(false));
  act(() => void jest.advanceTimersByTime(1000));
  rerender(draw(true));
  expect(screen.getByRole('dialog').textContent).not.toContain('just nu');
  rerender(draw(false));
  pane.innerHTML = textOf('Text');
  act(() => listeners.forEach((listener) => listener()));
  act(() => void jest.advanceTimersByTime(1000));
  rerender(draw(true));
  expect(screen.getByRole('dialog').textContent).toContain('Anna och Bo Strandhagen skriver just nu. Det som skrivs följer med.');
});
