// Those in the text are told that an earlier version was brought back, and by whom.
import { afterEach, expect, it, jest } from '@jest/globals';
import type { ResponseId } from '@samsvar/domain';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { RestoredBanner } from './RestoredBanner';

afterEach(cleanup);

const aConnection = () => {
  let tell: (payload: unknown) => void = () => undefined;
  return {
    onChannel: (name: string, listener: (payload: unknown) => void) => {
      if (name === 'restored') tell = listener;
      return () => undefined;
    },
    tell: (payload: unknown) => act(() => tell(payload)),
  };
};

it('names who did it, leads to what changed, and goes away', () => {
  const connection = aConnection();
  // Made up: nothing is asked for.
  render(<RestoredBanner id={'r' as ResponseId} connection={connection} />);
  expect(screen.queryByRole('status')).toBeNull();
  connection.tell({ by: 'Anna', before: 'v' });
  expect(screen.getByRole('status').textContent).toContain('Anna har återställt en tidigare version av texten.');
  expect(screen.getByRole('link').getAttribute('href')).toBe('/svar/r/versioner?vy=jamfor&fran=v&till=nu');
  fireEvent.click(screen.getByRole('button', { name: 'Stäng' }));
  expect(screen.queryByRole('status')).toBeNull();
});

it('says that it happened also when it does not understand by whom', () => {
  const connection = aConnection();
  render(<RestoredBanner id={'r' as ResponseId} connection={connection} />);
  connection.tell(null);
  expect(screen.getByRole('status').textContent).toContain('En tidigare version av texten har återställts.');
});

it('goes away by itself', () => {
  jest.useFakeTimers();
  const connection = aConnection();
  render(<RestoredBanner id={'r' as ResponseId} connection={connection} />);
  connection.tell({ by: 'Anna' });
  expect(screen.queryByRole('status')).not.toBeNull();
  act(() => void jest.advanceTimersByTime(60_000));
  expect(screen.queryByRole('status')).toBeNull();
  jest.useRealTimers();
});
