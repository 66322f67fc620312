// How far the response has come, in words that are true: a choice to answer is no answer yet.
import { afterEach, expect, it } from '@jest/globals';
import { cleanup, render } from '@testing-library/react';
import { ResponseOutline } from './ResponseOutline';

afterEach(cleanup);

it('says what is to be answered, what is skipped and what is left, as the register does', () => {
  const { container } = render(
    <ResponseOutline outline={[]} coverage={{ answer: 23, skip: 4, undecided: 18 }} current={null} onGo={() => undefined} />,
  );
  expect(container.textContent).toContain('23 besvaras, 4 hoppas över, 18 kvar att avgöra');
  expect(container.textContent).not.toContain('besvarade');
});
