// The split view by keyboard, and its two forms.
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { SplitView, type PaneSide } from './SplitView';

const narrow = (matches: boolean) => {
  window.matchMedia = (media: string) =>
    ({
      matches,
      media,
      addEventListener: () => {},
      removeEventListener: () => {},
    }) as unknown as MediaQueryList; // jsdom has none
};

const Example = ({ onRatio = () => {} }: { onRatio?: (ratio: number) => void }) => {
  const [ratio, setRatio] = useState(0.5);
  const [shown, setShown] = useState<PaneSide>('first');
  return (
    <SplitView
      first={{ label: 'Left', content: <input aria-label="draft" /> }}
      second={{ label: 'Right', content: <p>right side</p> }}
      ratio={ratio}
      onRatio={(next) => {
        setRatio(next);
        onRatio(next);
      }}
      initialRatio={0.6}
      separatorLabel="Move the line"
      tabsLabel="Panes"
      shown={shown}
      onShown={setShown}
    />
  );
};

const separator = () => screen.getByRole('separator', { name: 'Move the line' });
const value = () => Number(separator().getAttribute('aria-valuenow'));

beforeEach(() => narrow(false));

it('moves by arrow keys, five times as far with Shift', () => {
  render(<Example />);
  fireEvent.keyDown(separator(), { key: 'ArrowRight' });
  expect(value()).toBe(52);
  fireEvent.keyDown(separator(), { key: 'ArrowLeft', shiftKey: true });
  expect(value()).toBe(42);
});

it('resets by double click and by Enter', () => {
  render(<Example />);
  fireEvent.doubleClick(separator());
  expect(value()).toBe(60);
  fireEvent.keyDown(separator(), { key: 'ArrowLeft' });
  fireEvent.keyDown(separator(), { key: 'Enter' });
  expect(value()).toBe(60);
});

it('tells its ratio, and leaves other keys alone', () => {
  const ratios: number[] = [];
  render(<Example onRatio={(ratio) => ratios.push(ratio)} />);
  expect(fireEvent.keyDown(separator(), { key: 'a' })).toBe(true);
  fireEvent.keyDown(separator(), { key: 'ArrowRight' });
  expect(ratios).toEqual([0.52]);
});

it('becomes two tabs on a narrow screen and keeps both panes mounted', () => {
  narrow(true);
  render(<Example />);
  fireEvent.change(screen.getByLabelText('draft'), { target: { value: 'half a sentence' } });
  const left = screen.getByRole('tab', { name: 'Left' });
  expect(left.getAttribute('aria-selected')).toBe('true');
  fireEvent.keyDown(left, { key: 'ArrowRight' });
  const right = screen.getByRole('tab', { name: 'Right' });
  expect(right.getAttribute('aria-selected')).toBe('true');
  expect(document.activeElement).toBe(right);
  expect(screen.getByRole('tabpanel').textContent).toBe('right side');
  fireEvent.keyDown(right, { key: 'Home' });
  expect((screen.getByLabelText('draft') as HTMLInputElement).value).toBe('half a sentence'); // an input by its label
});
