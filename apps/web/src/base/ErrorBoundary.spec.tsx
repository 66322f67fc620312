// What is said when a page breaks: never that all is well while something is unsaved.
import { afterEach, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { ErrorBoundary } from './ErrorBoundary';
import { keepWork } from './unsaved-work';

afterEach(cleanup);

const Broken = () => {
  throw new Error('broken');
};
const show = () => {
  const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  render(
    <ErrorBoundary resetOn="/">
      <Broken />
    </ErrorBoundary>,
  );
  quiet.mockRestore();
};

it('offers the text when some of it is unsaved', () => {
  let downloads = 0;
  const forget = keepWork({
    isUnsaved: () => true,
    signedInAs: () => undefined,
    download: () => (downloads += 1),
  });
  show();
  expect(screen.getByRole('alert').textContent).not.toContain('fortsätter du där du var');
  expect(screen.getByRole('alert').textContent).toContain('inte sparat än');
  fireEvent.click(screen.getByRole('button', { name: 'Ladda ner min text' }));
  expect(downloads).toBe(1);
  forget();
});

it('says where to go on when everything is saved', () => {
  show();
  expect(screen.getByRole('alert').textContent).toContain('fortsätter du där du var');
  expect(screen.queryByRole('button', { name: 'Ladda ner min text' })).toBeNull();
});
