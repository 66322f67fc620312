// Words that come while a part waits for them are drawn without React having to begin anew.
import { screen } from '@testing-library/react';
import { useId, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { useSignInWords } from '../session/sign-in-words';
import { useAdminWords } from './admin-words';
import { useAllWords } from './all-words';
import { chooseLanguage } from './language';

afterEach(() => chooseLanguage('sv'));

const waiting = {
  admin: useAdminWords as () => unknown,
  all: useAllWords as () => unknown,
  signIn: useSignInWords as () => unknown,
};

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}
// Drawn as in a browser, not at once as tests otherwise ask for.
beforeAll(() => void (globalThis.IS_REACT_ACT_ENVIRONMENT = false));

it.each(['admin', 'all', 'signIn'] as const)('%s', async (which) => {
  chooseLanguage('en');
  const useThem = waiting[which];
  // More of React's hooks come after the words, as on every page.
  const Part = () => {
    useThem();
    const [text] = useState('Drawn');
    return <p id={useId()}>{text}</p>;
  };
  const faults: unknown[] = [];
  const told = console.error;
  console.error = (fault) => faults.push(fault);
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place, { onRecoverableError: (fault) => faults.push(fault), onUncaughtError: (fault) => faults.push(fault) });
  // Nothing stands in for it meanwhile: what has been drawn so far is taken up again where it stopped.
  root.render(<Part />);
  expect(await screen.findByText('Drawn')).toBeTruthy();
  console.error = told;
  expect(faults).toEqual([]);
  root.unmount();
  place.remove();
});
