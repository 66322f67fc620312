// The blob store: what it keeps, what it refuses and what it leaves behind.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Refusal } from '@samsvar/domain';
import { BlobStore } from './blob-store';

let folder: string;
let blobs: BlobStore;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'samsvar-blobs-'));
  blobs = new BlobStore(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const incoming = () => readdir(path.join(folder, 'blobs', 'incoming'));

it('keeps the bytes under their hash, in two levels of folders', async () => {
  const bytes = randomBytes(300_000);
  const stored = await blobs.put(
    Readable.from([bytes.subarray(0, 100_000), bytes.subarray(100_000)]),
    1_000_000,
  );
  const hex = createHash('sha256').update(bytes).digest('hex');
  expect(stored.sha256.toString('hex')).toBe(hex);
  expect(stored.bytes).toBe(300_000);
  expect(stored.path).toBe(path.join(folder, 'blobs', hex.slice(0, 2), hex.slice(2, 4), hex));
  expect((await readFile(stored.path)).equals(bytes)).toBe(true);
  expect((await buffer(blobs.read(stored.sha256))).equals(bytes)).toBe(true);
  expect(await incoming()).toEqual([]);
});

it('keeps the same bytes once', async () => {
  const first = await blobs.put(Readable.from([Buffer.from('samma')]), 100);
  const second = await blobs.put(Readable.from([Buffer.from('sam'), Buffer.from('ma')]), 100);
  expect(second).toEqual(first);
});

it('refuses a stream over the limit, names the limit, leaves nothing and lets the sender live', async () => {
  const stream = Readable.from([Buffer.alloc(60), Buffer.alloc(60), Buffer.alloc(60)]);
  const refused = await blobs.put(stream, 100).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Refusal);
  expect(refused).toMatchObject({ code: 'too-large', data: { limit: 100 } });
  expect(await incoming()).toEqual([]);
  expect(stream.destroyed).toBe(false);
});

it('leaves nothing behind when the sender goes away', async () => {
  const stream = Readable.from(
    (async function* () {
      yield Buffer.from('halva');
      throw new Error('gone');
    })(),
  );
  await expect(blobs.put(stream, 100)).rejects.toThrow('gone');
  expect(await incoming()).toEqual([]);
});

it('calls a file that was cut off on its way damaged', async () => {
  const stream = Readable.from(
    (async function* () {
      yield Buffer.from('halva');
      throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
    })(),
  );
  await expect(blobs.put(stream, 100)).rejects.toMatchObject({ code: 'file-damaged' });
  const gone = new Readable({ read: () => undefined });
  gone.destroy();
  await expect(blobs.put(gone, 100)).rejects.toMatchObject({ code: 'file-damaged' });
  expect(await incoming()).toEqual([]);
});

it('removes old half-written files and spares those being written', async () => {
  const now = new Date();
  await blobs.removeLeftOvers(now);
  const place = (name: string) => path.join(folder, 'blobs', 'incoming', name);
  await writeFile(place('old'), 'x');
  await writeFile(place('new'), 'x');
  const yesterday = new Date(now.getTime() - 25 * 3_600_000);
  await utimes(place('old'), yesterday, yesterday);
  await blobs.removeLeftOvers(now);
  expect(await incoming()).toEqual(['new']);
});
