// Choosing the file of a new version: what is needed, what is refused at once, and what is sent.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import '../testing/modal-parts';
import { aSource, aVersion, sourceId } from '../testing/placement-parts';
import { UploadVersionDialog } from './UploadVersionDialog';
import { VersionUploadLine } from './VersionUploadLine';

/** As much of the browser's upload as the app uses; each answers as the spec says. */
const standInUploads = (answers: readonly { readonly status: number; readonly body: unknown }[]): string[] => {
  const sent: string[] = [];
  let turn = 0;
  class StandIn {
    upload: { onprogress?: (event: { lengthComputable: boolean; loaded: number; total: number }) => void } = {};
    onload: (() => void) | null = null;
    status = 0;
    responseText = '';
    open(method: string, url: string): void {
      sent.push(`${method} ${url}`);
    }
    setRequestHeader(): void {}
    abort(): void {}
    send(): void {
      const answer = answers[Math.min(turn++, answers.length - 1)]!; // there is one
      setTimeout(() => {
        this.status = answer.status;
        this.responseText = JSON.stringify(answer.body);
        this.onload?.();
      });
    }
  }
  globalThis.XMLHttpRequest = StandIn as unknown as typeof XMLHttpRequest; // it has what the app uses
  return sent;
};

afterEach(cleanup);

const setUp = () => {
  const called: string[] = [];
  const source = aSource();
  const Page = () => {
    const [isOpen, setOpen] = useState(true);
    const close = () => {
      called.push('close');
      setOpen(false);
    };
    return (
      <>
        {isOpen ? <UploadVersionDialog source={source} onClose={close} /> : null}
        <VersionUploadLine source={source} onAnother={() => called.push('another')} />
      </>
    );
  };
  render(<QueryClientProvider client={new QueryClient()}><Page /></QueryClientProvider>);
  return called;
};
const choose = (file: File) => fireEvent.change(document.querySelector('input[type="file"]')!, { target: { files: [file] } }); // drawn
const send = () => fireEvent.click(screen.getByRole('button', { name: 'Ladda upp' }));
const file = new File(['ny text'], 'strategi-2.pdf');

it('asks for a file, refuses an empty one, and takes another', () => {
  const called = setUp();
  send();
  expect(screen.getByRole('alert').textContent).toContain('Välj en fil först.');
  choose(new File([], 'tom.pdf'));
  expect(screen.getByRole('alert').textContent).toContain('Filen är tom');
  choose(file);
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByText(/^strategi-2.pdf, /)).toBeTruthy();
  expect(called).toEqual([]);
});

it('sends it with its name and date; the same file is told in words', async () => {
  const version = aVersion(1);
  const sent = standInUploads([{ status: 202, body: { source: aSource(), version, job: null, sameFileAs: 1 } }]);
  const called = setUp();
  choose(file);
  fireEvent.change(screen.getByRole('textbox', { name: /^Namn/ }), { target: { value: 'Remissversion 2' } });
  fireEvent.change(screen.getByRole('textbox', { name: /^Datum/ }), { target: { value: '2026-11-01' } });
  send();
  expect(called).toEqual(['close']);
  expect(sent).toEqual([`POST /api/sources/${sourceId}/versions?filename=strategi-2.pdf&label=Remissversion+2&dated=2026-11-01`]);
  expect(await screen.findByText('Filen är exakt densamma som Version 1, Remissversion 1. Ingen ny version lades till.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Välj en annan fil' }));
  await waitFor(() => expect(called).toEqual(['close', 'another']));
});

it('says what can be done when it was refused, and when it did not arrive', async () => {
  const sent = standInUploads([
    { status: 503, body: { code: 'busy', message: 'Försök om en stund.', details: {} } },
    { status: 415, body: { code: 'unsupported', message: 'Det här är ingen fil vi kan läsa.', details: {} } },
  ]);
  setUp();
  choose(file);
  send();
  fireEvent.click(await screen.findByRole('button', { name: 'Försök igen' }));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(await screen.findByText('Det här är ingen fil vi kan läsa.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Försök igen' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Stäng' }));
  expect(screen.queryByText('Det här är ingen fil vi kan läsa.')).toBeNull();
});
