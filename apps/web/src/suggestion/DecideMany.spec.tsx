// Many are not accepted by one press alone.
import { afterEach, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import '../testing/modal-parts';
import { answering, anna, aResponse, As, aSuggestion, aThread, suggestionId } from '../testing/review-parts';
import { DecideMany } from './DecideMany';
import { useReview, type Review } from './use-review';

afterEach(cleanup);

const blocks = new Map<string, number>();
const response = aResponse();
let review: Review;
const Many = () => {
  const now = useReview(response, blocks);
  // The panel holds it; the spec stands in its place.
  review = now;
  return <DecideMany review={now} onShow={() => undefined} />;
};

it('asks once before more than five are accepted', async () => {
  const many = [1, 2, 3, 4, 5, 6];
  answering({
    'GET /threads': { body: { threads: many.map((at) => aThread(at, { kind: 'suggestion', comments: [] })), next: null } },
    'GET /suggestions': { body: { suggestions: many.map((at) => aSuggestion(at)), next: null } },
  });
  render(
    <As who={anna}>
      <Many />
    </As>,
  );
  await waitFor(() => expect(review.items).toHaveLength(6));
  act(() => review.setTicked(new Set(many.map(suggestionId))));
  const asked = answering({ 'POST /suggestions/decisions': { body: { results: [] } } });
  fireEvent.click(screen.getByRole('button', { name: 'Godta 6' }));
  expect(screen.getByText(/Godta 6 förslag på en gång/)).toBeTruthy();
  expect(asked).toHaveLength(0);
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Ja, godta 6' })));
  expect(asked[0]?.method).toBe('POST');
});
