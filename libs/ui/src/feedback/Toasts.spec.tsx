// Messages go by themselves, but for those that somebody must have seen.
import { jest } from '@jest/globals';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { ToastRegion, Toasts } from './Toasts';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const shown = () => screen.queryAllByText(/^(kort|fel|val|ny)$/).map((each) => each.textContent);

it('takes each message away in its own time, whatever comes after it', () => {
  const toasts = new Toasts();
  render(<ToastRegion toasts={toasts} label="Meddelanden" closeLabel="Stäng" />);
  act(() => toasts.add({ text: 'kort' }));
  act(() => void jest.advanceTimersByTime(5000));
  act(() => toasts.add({ text: 'ny' }));
  expect(shown()).toEqual(['kort', 'ny']);
  act(() => void jest.advanceTimersByTime(3000));
  expect(shown()).toEqual(['ny']);
  act(() => void jest.advanceTimersByTime(5000));
  expect(shown()).toEqual([]);
});

it('keeps errors until they are closed, and those that offer something for a minute', () => {
  const toasts = new Toasts();
  render(<ToastRegion toasts={toasts} label="Meddelanden" closeLabel="Stäng" />);
  let undone = 0;
  act(() => {
    toasts.add({ text: 'fel', tone: 'danger' });
    toasts.add({ text: 'val', action: { label: 'Ångra', onAction: () => (undone += 1) } });
  });
  act(() => void jest.advanceTimersByTime(59_000));
  expect(shown()).toEqual(['fel', 'val']);
  fireEvent.click(screen.getByRole('button', { name: 'Ångra' }));
  expect(undone).toBe(1);
  act(() => toasts.add({ text: 'ny', action: { label: 'Ångra', onAction: () => undefined } }));
  act(() => void jest.advanceTimersByTime(60_000));
  expect(shown()).toEqual(['fel']);
  fireEvent.click(screen.getByRole('button', { name: 'Stäng' }));
  expect(shown()).toEqual([]);
});

it('shows only the last about the same, and takes it away in time unless it is looked at', () => {
  const toasts = new Toasts();
  render(<ToastRegion toasts={toasts} label="Meddelanden" closeLabel="Stäng" />);
  const action = { label: 'Ångra', onAction: () => undefined };
  act(() => {
    toasts.add({ text: 'kort', action, topic: 'undo', seconds: 10 });
    toasts.add({ text: 'val', action, topic: 'undo', seconds: 10 });
  });
  expect(shown()).toEqual(['val']);
  const undo = screen.getByRole('button', { name: 'Ångra' });
  act(() => undo.focus());
  act(() => void jest.advanceTimersByTime(60_000));
  expect(shown()).toEqual(['val']);
  act(() => undo.blur());
  act(() => void jest.advanceTimersByTime(10_000));
  expect(shown()).toEqual([]);
  act(() => toasts.add({ text: 'ny', action, topic: 'undo', seconds: 10 }));
  act(() => toasts.closeTopic('undo'));
  expect(shown()).toEqual([]);
});
