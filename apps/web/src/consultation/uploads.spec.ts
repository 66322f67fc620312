// The queue of files on their way.
import type { ConsultationId } from '@samsvar/domain';
import { FileRefused, isUnderWay, Uploads, type FileToSend } from './uploads';

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
    return new Promise((resolve) => finish.push(() => resolve(null)));
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
    return ++tries === 1 ? Promise.reject(new Error('Nätet föll.')) : Promise.resolve(null);
  });
  await settled();
  expect(uploads.all()).toMatchObject([{ state: 'failed', problem: 'Nätet föll.' }]);
  uploads.retry(uploads.all()[0]?.key ?? 0);
  await settled();
  expect(uploads.all()).toEqual([]);
});

it('goes on with the others when one fails', async () => {
  const uploads = new Uploads();
  uploads.add(['a', 'b', 'c'].map(file), ({ file: { name } }) =>
    name === 'a' ? Promise.reject(new Error('no')) : Promise.resolve(null),
  );
  await settled();
  expect(uploads.all()).toMatchObject([{ file: { name: 'a' }, state: 'failed' }]);
});

it('keeps what was refused or left out in the list, with the words, and is done with it', async () => {
  const uploads = new Uploads();
  uploads.add(['tom', 'dubblett'].map(file), ({ file: { name } }) =>
    name === 'tom'
      ? Promise.reject(new FileRefused('Filen är tom.'))
      : Promise.resolve('Samma fil finns redan: a.pdf'),
  );
  await settled();
  expect(uploads.all()).toMatchObject([
    { state: 'refused', problem: 'Filen är tom.' },
    { state: 'left-out', problem: 'Samma fil finns redan: a.pdf' },
  ]);
  expect(uploads.all().some(isUnderWay)).toBe(false);
});
