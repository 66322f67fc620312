// The queue of files on their way.
import type { ConsultationId } from '@samsvar/domain';
import { Uploads, type FileToSend } from './uploads';

const consultationId = '0190a000-0000-7000-8000-000000000001' as ConsultationId; // a uuid by its looks
const file = (name: string): FileToSend => ({
  file: new File(['x'], name),
  consultationId,
  role: 'annex',
  replaces: null,
});
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

it('sends two at a time, in order, and forgets what has arrived', async () => {
  const uploads = new Uploads();
  const begun: string[] = [];
  const finish: (() => void)[] = [];
  uploads.add(['a', 'b', 'c'].map(file), ({ file: { name } }) => {
    begun.push(name);
    return new Promise((resolve) => finish.push(resolve));
  });
  expect(begun).toEqual(['a', 'b']);
  finish[0]?.();
  await settled();
  expect(begun).toEqual(['a', 'b', 'c']);
  expect(uploads.all().map(({ file: { name } }) => name)).toEqual(['b', 'c']);
});

it('keeps a file that failed, with the words, and sends it again when asked', async () => {
  const uploads = new Uploads();
  let tries = 0;
  uploads.add([file('a')], (_, onProgress) => {
    onProgress(0.5);
    return ++tries === 1 ? Promise.reject(new Error('Filen är tom.')) : Promise.resolve();
  });
  await settled();
  expect(uploads.all()).toMatchObject([{ state: 'failed', problem: 'Filen är tom.' }]);
  uploads.retry(uploads.all()[0]?.key ?? 0);
  await settled();
  expect(uploads.all()).toEqual([]);
});

it('goes on with the others when one fails', async () => {
  const uploads = new Uploads();
  uploads.add(['a', 'b', 'c'].map(file), ({ file: { name } }) =>
    name === 'a' ? Promise.reject(new Error('no')) : Promise.resolve(),
  );
  await settled();
  expect(uploads.all()).toMatchObject([{ file: { name: 'a' }, state: 'failed' }]);
});
