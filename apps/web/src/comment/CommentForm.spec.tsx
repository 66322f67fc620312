// Words are never lost: not by a failure, not by leaving, and a draft goes only when it has been saved.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { ApiError } from '../base/api-error';
import { answering, anna, aResponse, As, pia, rut } from '../testing/review-parts';
import { CommentForm, type CommentFormProps } from './CommentForm';
import type { CommentDraft } from '@samsvar/protocol';

const response = aResponse().id;
const people = {
  people: [anna, rut, pia].map((who) => ({ ...who, role: 'author', title: '' })),
  organisations: [{ ...pia.organisation, isLead: false }],
};

beforeEach(() => {
  sessionStorage.clear();
  answering({ 'GET /people': { body: people } });
});
afterEach(cleanup);

const show = (onSend: (words: CommentDraft) => Promise<unknown>, onMarkAgain?: () => void, only: CommentFormProps['only'] = null) => {
  const happened: string[] = [];
  render(
    <As who={anna}>
      <CommentForm
        response={response}
        about="thread"
        label="Kommentar"
        sendLabel="Skicka"
        saidWhenSaved="Sparad"
        onSend={onSend}
        onSent={() => happened.push('sent')}
        onLeave={() => happened.push('left')}
        onThrowAway={() => happened.push('thrown')}
        onMarkAgain={onMarkAgain}
        only={only}
        onShowAll={() => happened.push('all')}
      />
    </As>,
  );
  return happened;
};

// A text area of ours.
const area = () => screen.getByLabelText<HTMLTextAreaElement>('Kommentar');
const write = (value: string) => fireEvent.change(area(), { target: { value, selectionStart: value.length } });
const send = () => fireEvent.keyDown(area(), { key: 'Enter', ctrlKey: true });

it('sends by Ctrl+Enter, says that it saves, and forgets the draft once it has', async () => {
  const sent: CommentDraft[] = [];
  let saved = (): void => undefined;
  const happened = show((words) => {
    sent.push(words);
    return new Promise<void>((done) => (saved = done));
  });
  write('  Bra så.  ');
  send();
  expect(screen.getByText('Sparar…')).toBeTruthy();
  expect(screen.getByText('Bra så.')).toBeTruthy();
  expect(happened).toEqual([]);
  saved();
  await waitFor(() => expect(happened).toEqual(['sent']));
  expect(sent).toEqual([{ text: 'Bra så.', mentions: [] }]);
  expect(sessionStorage).toHaveLength(0);
});

it('keeps the words when they could not be saved, and after leaving', async () => {
  const happened = show(() => Promise.reject(new ApiError(0, 'unreachable', 'Ingen kontakt.')));
  write('Långt och viktigt');
  send();
  expect((await screen.findByRole('alert')).textContent).toContain('Ingen kontakt. Det du har skrivit finns kvar här.');
  expect(area().value).toBe('Långt och viktigt');
  fireEvent.keyDown(area(), { key: 'Escape' });
  expect(happened).toEqual(['left']);
  cleanup();
  show(() => Promise.resolve());
  expect(area().value).toBe('Långt och viktigt');
});

it('says that the text has changed, and lets the place be marked again', async () => {
  let times = 0;
  show(
    () => Promise.reject(new ApiError(409, 'text-changed', 'Ändrad.')),
    () => (times += 1),
  );
  write('Ord');
  send();
  fireEvent.click(await screen.findByRole('button', { name: 'Markera igen' }));
  expect(times).toBe(1);
  expect(area().value).toBe('Ord');
});

it('sends nothing that is empty, and says so', () => {
  const happened = show(() => Promise.resolve());
  write('   ');
  send();
  expect(screen.getByText('Skriv något först.')).toBeTruthy();
  expect(happened).toEqual([]);
});

it('calls people by @ with the keys alone', async () => {
  const sent: CommentDraft[] = [];
  show((words) => Promise.resolve(sent.push(words)));
  write('Fråga @');
  await screen.findByRole('option', { name: /Rut Ek/ });
  write('Fråga @ru');
  const option = screen.getByRole('option', { name: /Rut Ek/ });
  expect(area().getAttribute('aria-activedescendant')).toBe(option.id);
  fireEvent.keyDown(area(), { key: 'Enter' });
  expect(area().value).toBe('Fråga @Rut Ek ');
  expect(screen.queryByRole('listbox')).toBeNull();
  // The blank is there already.
  expect(fireEvent.keyDown(area(), { key: ' ' })).toBe(false);
  expect(fireEvent.keyDown(area(), { key: ' ' })).toBe(true);
  send();
  await waitFor(() => expect(sent).toEqual([{ text: 'Fråga @Rut Ek', mentions: [{ kind: 'person', id: rut.id, label: 'Rut Ek' }] }]));
});

it('closes the names by Escape before it leaves', async () => {
  const happened = show(() => Promise.resolve());
  write('@');
  await screen.findByRole('listbox');
  fireEvent.keyDown(area(), { key: 'Escape' });
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(happened).toEqual([]);
});

it('offers only those who may see it, and says who is called in vain', async () => {
  const sent: CommentDraft[] = [];
  const happened = show((words) => Promise.resolve(sent.push(words)), undefined, anna.organisation.id);
  write('@');
  await screen.findByRole('option', { name: /Rut Ek/ });
  expect(screen.queryByRole('option', { name: /Pia Dal|Forum/ })).toBeNull();
  write('@Pia Dal och @Rut Ek');
  expect(screen.getByText('Pia Dal ser inte det här. Byt till Alla parter?')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Byt till Alla parter' }));
  send();
  await waitFor(() => expect(happened).toEqual(['all', 'sent']));
  expect(sent[0]?.mentions.map(({ label }) => label)).toEqual(['Rut Ek']);
});
