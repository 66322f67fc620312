// Deciding about a suggestion: each way does what it says, a text that has changed is compared, and the words of a reason stay.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import type { ResponseBody, SuggestionBody } from '@samsvar/protocol';
import '../testing/modal-parts';
import { toasts } from '../base/toasts';
import { answering, anna, aResponse, As, aSuggestion, rut, suggestionId } from '../testing/review-parts';
import type { Who } from '@samsvar/protocol';
import { SuggestionTools } from './SuggestionTools';
import { useSuggestionActs } from './use-suggestions';

beforeEach(() => {
  sessionStorage.clear();
  toasts.shown().forEach(({ key }) => toasts.close(key));
});
afterEach(cleanup);

const URL = `/api/suggestions/${suggestionId(1)}`;
const accepted = aSuggestion(1, { state: 'accepted', decided: { by: anna, at: '2026-11-02T10:00:00Z', reason: '', part: 'whole', applied: [] } });

const Tools = ({ suggestion, response }: { readonly suggestion: SuggestionBody; readonly response: ResponseBody }): ReactElement => (
  <SuggestionTools response={response} suggestion={suggestion} acts={useSuggestionActs(response.id)} />
);
const show = (who: Who, suggestion = aSuggestion(1), response = aResponse()) =>
  render(
    <As who={who}>
      <Tools suggestion={suggestion} response={response} />
    </As>,
  );
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

it('accepts, and offers to take it back', async () => {
  const asked = answering({ [`POST ${URL}/acceptance`]: { body: accepted }, [`DELETE ${URL}/acceptance`]: {}, [`GET ${URL}`]: { body: aSuggestion(1) } });
  show(anna);
  press('Godta');
  await waitFor(() => expect(toasts.shown().at(-1)?.text).toContain('godtaget'));
  toasts.shown().at(-1)?.action?.onAction();
  await waitFor(() => expect(asked.map(({ method }) => method)).toEqual(['POST', 'DELETE', 'GET']));
});

it('offers one undo at a time, which goes when it was undone elsewhere', async () => {
  answering({ [`POST ${URL}/acceptance`]: { body: accepted }, [`DELETE ${URL}/acceptance`]: {}, [`GET ${URL}`]: { body: aSuggestion(1) } });
  show(anna);
  press('Godta');
  await waitFor(() => expect(toasts.shown()).toHaveLength(1));
  cleanup();
  show(anna, accepted);
  press('Ångra');
  await waitFor(() => expect(toasts.shown()).toHaveLength(0));
});

it('rejects with a reason, which stays when it could not be sent', async () => {
  const asked = answering({});
  show(anna);
  press('Avslå');
  fireEvent.change(screen.getByLabelText(/Skäl till avslaget/), { target: { value: 'Stämmer inte' } });
  fireEvent.submit(screen.getByRole('form', { name: 'Avslå förslaget' }));
  await waitFor(() => expect(toasts.shown().at(-1)?.tone).toBe('danger'));
  expect(asked[0]).toMatchObject({ method: 'POST', body: { reason: 'Stämmer inte' } });
  expect(screen.getByLabelText<HTMLTextAreaElement>(/Skäl till avslaget/).value).toBe('Stämmer inte');
});

it('compares when the text has changed, and then decides about what stands there now', async () => {
  const details = { base: [{ type: 'text', text: 'bör' }], now: [{ type: 'text', text: 'borde' }], proposed: [{ type: 'text', text: 'ska' }], nowHash: 'h1' };
  answering({ [`POST ${URL}/acceptance`]: { status: 409, body: { code: 'suggestion-stale', message: 'Ändrad.', details } } });
  show(anna);
  press('Godta');
  const dialog = await screen.findByRole('dialog', { name: 'Texten har ändrats sedan förslaget skrevs' });
  for (const name of ['Ursprungligt', 'Nu', 'Förslaget']) expect(screen.getByRole('region', { name })).toBeTruthy();
  expect(dialog.textContent).toContain('borde');
  const asked = answering({ [`POST ${URL}/acceptance`]: { body: accepted } });
  press('Ta förslaget');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(asked.map(({ body }) => body)).toEqual([{ instead: null, nowHash: 'h1' }]);
});

it('says why to those who may not decide, and lets the proposer take it back', async () => {
  const asked = answering({ [`POST ${URL}/withdrawal`]: { body: aSuggestion(1, { state: 'withdrawn' }) } });
  show(rut, aSuggestion(1), aResponse({ abilities: ['comment.write', 'suggestion.make'] }));
  expect(screen.queryByRole('button', { name: 'Godta' })).toBeNull();
  press('Ta tillbaka');
  await waitFor(() => expect(asked.map(({ url }) => url)).toEqual([`${URL}/withdrawal`]));
});

it('shows the reason on a button that is forbidden', () => {
  show(anna, aSuggestion(1), aResponse({ abilities: ['comment.write'] }));
  const button = screen.getByRole('button', { name: 'Godta' });
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toContain('Bara den som får skriva');
});

it('takes some of the changes', async () => {
  const both = aSuggestion(1, {
    base: [{ type: 'text', text: 'Regionen bör samordna arbetet och kan finansiera det.' }],
    proposed: [{ type: 'text', text: 'Regionen ska samordna arbetet och måste finansiera det.' }],
  });
  const asked = answering({ [`POST ${URL}/acceptance`]: { body: accepted } });
  show(anna, both);
  press('Godta delvis');
  const ticks = screen.getAllByRole('checkbox');
  expect(ticks).toHaveLength(2);
  fireEvent.click(ticks[1]!); // there are two
  press('Godta 1 ändring');
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(JSON.stringify(asked[0]?.body)).toContain('Regionen ska samordna arbetet och kan finansiera det.');
  await waitFor(() => expect(toasts.shown().at(-1)?.text).toContain('delvis godtaget'));
});
