// What is promised about signing in again, and when nothing is.
import type { Session } from '@samsvar/protocol';
import { act, render, screen } from '@testing-library/react';
import { keepWork, workChanged } from '../base/unsaved-work';
import { SignedOutBanner } from './SignedOutBanner';

// The name is all that is said of a person here.
const anna = { person: { id: 'anna', name: 'Anna', email: 'anna@x.se' } } as Session;

it('promises that the text is saved after signing in, but not when the response was closed to the person', () => {
  let isClosed = false;
  const forget = keepWork({ isUnsaved: () => true, isClosed: () => isClosed, signedInAs: () => undefined, download: () => undefined });
  render(<SignedOutBanner session={anna} other={null} />);
  expect(screen.getByRole('status').textContent).toContain('sparas när du har loggat in igen');
  expect(screen.getByRole('status').textContent).toContain('Om kontot är avstängt eller din roll har ändrats kan du ladda ner din text här.');
  isClosed = true;
  act(workChanged);
  expect(screen.queryByRole('status')).toBeNull();
  act(forget);
});
