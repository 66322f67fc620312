// Sending a new version: progress, the same file, what may be tried again and what may not, and stopping.
import type { SourceId } from '@samsvar/domain';
import type { VersionUploaded } from '@samsvar/protocol';
import { VersionRefused, VersionUploads, type SendVersion, type VersionToSend } from './version-uploads';

const SOURCE = 'källa' as SourceId; // any text will do as an id here
const sent: VersionToSend = { sourceId: SOURCE, file: new File(['x'], 'remiss-2.pdf'), label: 'Remissversion 2', dated: null };
const answer = (sameFileAs: number | null) => ({ sameFileAs }) as VersionUploaded; // the rest does not matter here

const setUp = () => {
  const uploads = new VersionUploads();
  const turns: { resolve: (as: number | null) => void; reject: (fault: Error) => void; progress: (share: number) => void; signal: AbortSignal }[] = [];
  const send: SendVersion = (_, { progress, signal }) =>
    new Promise((resolve, reject) => turns.push({ resolve: (as) => resolve(answer(as)), reject, progress, signal }));
  return { uploads, turns, send, state: () => uploads.all().get(SOURCE) ?? null };
};
const settle = () => new Promise((resolve) => setTimeout(resolve));

it('tells how far it has come, and forgets what has arrived', async () => {
  const { uploads, turns, send, state } = setUp();
  uploads.start(sent, send);
  turns[0]?.progress(0.4);
  expect(state()).toEqual({ sent, state: 'sending', share: 0.4 });
  turns[0]?.resolve(null);
  await settle();
  expect(state()).toBeNull();
});

it('says which version has the same bytes', async () => {
  const { uploads, turns, send, state } = setUp();
  uploads.start(sent, send);
  turns[0]?.resolve(1);
  await settle();
  expect(state()).toEqual({ sent, state: 'same-file', no: 1 });
  uploads.dismiss(SOURCE);
  expect(state()).toBeNull();
});

it('sends once more what failed, and tells it from what is refused', async () => {
  const { uploads, turns, send, state } = setUp();
  uploads.start(sent, send);
  turns[0]?.reject(new Error('Ingen kontakt.'));
  await settle();
  expect(state()).toEqual({ sent, state: 'failed', problem: 'Ingen kontakt.' });
  uploads.retry(SOURCE);
  expect(state()?.state).toBe('sending');
  turns[1]?.reject(new VersionRefused('Inte en fil vi kan läsa.'));
  await settle();
  expect(state()).toEqual({ sent, state: 'refused', problem: 'Inte en fil vi kan läsa.' });
});

it('stops one on its way, and does not send two of one source at once', async () => {
  const { uploads, turns, send, state } = setUp();
  uploads.start(sent, send);
  uploads.start(sent, send);
  expect(turns).toHaveLength(1);
  uploads.dismiss(SOURCE);
  expect(turns[0]?.signal.aborted).toBe(true);
  turns[0]?.reject(new Error('Stoppad.'));
  await settle();
  expect(state()).toBeNull();
});
