// A draft belongs to its place: another place is another form, and what was thrown away can be had back.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { AnchorTarget } from '@samsvar/domain';
import '../testing/modal-parts';
import { toasts } from '../base/toasts';
import { answering, anna, aResponse, As } from '../testing/review-parts';
import { keepDraft } from '../comment/drafts';
import { ReviewComposer } from './ReviewComposer';
import { placeOf } from './use-composing';
import { useReview, type Review } from './use-review';

const blocks = new Map<string, number>();
const response = aResponse();
let review: Review;

const Composer = () => {
  const now = useReview(response, blocks);
  // The desk holds it; the spec stands in its place.
  review = now;
  return <ReviewComposer review={now} onMarkAgain={() => undefined} onSaved={() => undefined} onLeave={now.putAside} />;
};

const at = (block: string, quote: string): AnchorTarget => ({ from: { block, offset: 0 }, to: { block, offset: quote.length }, quote, prefix: '', suffix: '' }) as AnchorTarget; // the rest does not matter here
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Kommentar' });
const write = (value: string) => fireEvent.change(field(), { target: { value, selectionStart: value.length } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const comment = (target: AnchorTarget) => act(() => review.compose({ kind: 'comment', target }));

beforeEach(() => {
  sessionStorage.clear();
  toasts.shown().forEach(({ key }) => toasts.close(key));
  answering({ 'GET /threads': { body: { threads: [], next: null } }, 'GET /suggestions': { body: { suggestions: [], next: null } }, 'GET /people': { body: { people: [], organisations: [] } } });
  render(
    <As who={anna}>
      <Composer />
    </As>,
  );
});
afterEach(cleanup);

it('begins afresh at another place, and keeps what was begun at its own', () => {
  comment(at('b1', 'första stället'));
  write('Om det första');
  comment(at('b2', 'andra stället'));
  expect(field().value).toBe('');
  expect(screen.getByText('Du har en påbörjad kommentar om ”första stället”')).toBeTruthy();
  press('Fortsätt');
  expect(field().value).toBe('Om det första');
  expect(screen.getByText('”första stället”')).toBeTruthy();
  // The empty form at the other place is nothing to come back to.
  expect(screen.queryByText(/påbörjad kommentar/)).toBeNull();
  comment(at('b2', 'andra stället'));
  comment(at('b1', 'första stället'));
  expect(field().value).toBe('Om det första');
});

it('throws away by Avbryt, offers it back, and does not bring it back by itself', () => {
  comment(at('b1', 'stället'));
  write('Starkare ton');
  press('Avbryt');
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.queryByText(/påbörjad kommentar/)).toBeNull();
  comment(at('b1', 'stället'));
  expect(field().value).toBe('');
  comment(at('b2', 'annat'));
  write('Något annat');
  act(() => toasts.shown().at(-1)?.action?.onAction());
  expect(field().value).toBe('Starkare ton');
  expect(screen.getByText('Du har en påbörjad kommentar om ”annat”')).toBeTruthy();
});

it('leaves it by Escape, and takes the words to another place only when asked to', () => {
  comment(at('b1', 'stället'));
  write('Ord');
  fireEvent.keyDown(field(), { key: 'Escape' });
  expect(screen.getByText('Du har en påbörjad kommentar om ”stället”')).toBeTruthy();
  press('Fortsätt');
  act(() => review.move({ kind: 'comment', target: at('b2', 'annat') }));
  expect(field().value).toBe('Ord');
  expect(screen.getByText('”annat”')).toBeTruthy();
  expect(screen.queryByText(/påbörjad kommentar/)).toBeNull();
});

it('keeps a suggestion with its own place too', () => {
  const source = (target: AnchorTarget) => ({ scope: 'inline' as const, target, base: [{ type: 'text', text: target.quote }] });
  const first = { kind: 'suggestion' as const, source: source(at('b1', 'bör')) };
  act(() => review.compose(first));
  const about = review.composing?.about ?? '';
  act(() => keepDraft({ person: anna.id, response: response.id, about }, JSON.stringify({ nodes: [{ type: 'text', text: 'ska' }], reason: '', visibility: 'parties' })));
  act(() => review.compose({ kind: 'suggestion', source: source(at('b2', 'kan')) }));
  expect(review.composing?.about).not.toBe(about);
  expect(review.begun.map(placeOf)).toEqual([placeOf(first)]);
  expect(screen.getByText('Du har ett påbörjat förslag om ”bör”')).toBeTruthy();
});
