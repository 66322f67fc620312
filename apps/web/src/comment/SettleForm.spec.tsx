// A form that opens has focus, so that the keys reach it and it is seen.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { answering, anna, aResponse, As, aThread } from '../testing/review-parts';
import { AssignForm, SettleForm } from './SettleForm';

const given = { response: aResponse().id, thread: aThread(1), isBusy: false, onLeave: () => undefined };

beforeEach(() => {
  sessionStorage.clear();
  answering({ 'GET /people': { body: { people: [], organisations: [] } } });
});
afterEach(cleanup);

it('begins in the choice of a person', () => {
  render(
    <As who={anna}>
      <AssignForm {...given} onAssign={() => undefined} />
    </As>,
  );
  expect(document.activeElement).toBe(screen.getByLabelText('Tilldela', { selector: 'select' }));
});

it('begins at the outcome that is chosen', () => {
  render(
    <As who={anna}>
      <SettleForm {...given} onSettle={() => Promise.resolve(true)} />
    </As>,
  );
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: /Åtgärdad/ }));
});
