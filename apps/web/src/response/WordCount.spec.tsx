// The count of words, and what a limit may be.
import { afterEach, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import type { ResponseId } from '@samsvar/domain';
import { limitOf, WordCount } from './WordCount';

afterEach(cleanup);

const draw = (count: number, limit: number | null) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      {/* Made up: nothing is asked for. */}
      <WordCount id={'1' as ResponseId} count={count} limit={limit} mayPlan={false} />
    </QueryClientProvider>,
  ).container.textContent?.replaceAll('\u00a0', ' ');

it('counts alone without a limit, and against it with one', () => {
  expect(draw(1693, null)).toBe('1 693 ord');
  expect(draw(1693, 4000)).toBe('1 693 av 4 000 ord');
});

it('warns in words when the text is over the limit', () => expect(draw(4100, 4000)).toBe('4 100 av 4 000 ord100 ord över gränsen'));

it.each([
  ['', null],
  [' 4 000 ', 4000],
  ['1000000', 1_000_000],
  ['0', undefined],
  ['1000001', undefined],
  ['många', undefined],
])('reads %j as %j', (text, limit) => expect(limitOf(text)).toBe(limit));
