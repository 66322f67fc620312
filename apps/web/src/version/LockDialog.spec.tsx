// Before the text is locked one is told what stands in the way, and gets there.
import { afterEach, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { aResponse, aSuggestion, aThread, anna, answering, As } from '../testing/review-parts';
import '../testing/modal-parts';
import { LockDialog } from './LockDialog';

afterEach(cleanup);

it('names blocking threads and open suggestions at once, and closes on the way to one', async () => {
  answering({
    'GET /threads': { body: { threads: [aThread(1, { isBlocking: true }), aThread(2)], next: null } },
    'GET /suggestions': { body: { suggestions: [aSuggestion(1), aSuggestion(2, { state: 'rejected' })], next: null } },
  });
  let closed = 0;
  render(<As who={anna}><LockDialog response={aResponse({ frozen: null })} onClose={() => (closed += 1)} /></As>);
  const links = await screen.findAllByRole('link');
  expect(links.map(({ textContent }) => textContent)).toEqual(['orden här']);
  expect(await screen.findByText(/1 förslag är öppet/)).not.toBeNull();
  links[0]?.addEventListener('click', (event) => event.preventDefault());
  if (links[0]) fireEvent.click(links[0]);
  expect(closed).toBe(1);
});
