// The blob store: what it keeps, what it refuses and what it leaves behind.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Refusal } from '@samsvar/domain';
import { anObjectStore, freePort, type TestObjectStore } from '@samsvar/database/testing';
import { jest } from '@jest/globals';
import type { BlobStore } from './blob-store';
import { DiskBlobStore } from './disk-blob-store';
import { ObjectBlobStore } from './object-blob-store';

let folder: string;
let objects: TestObjectStore;
beforeAll(async () => {
  objects = await anObjectStore();
});
afterAll(() => objects.close());
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'samsvar-blobs-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const incoming = () => readdir(path.join(folder, 'blobs', 'incoming'));

it('on disk, the bytes lie under their hash, in two levels of folders', async () => {
  const { sha256 } = await new DiskBlobStore(folder).put(Readable.from([Buffer.from('hej')]), 100);
  const hex = sha256.toString('hex');
  expect(await readFile(path.join(folder, 'blobs', hex.slice(0, 2), hex.slice(2, 4), hex), 'utf8')).toBe(
    'hej',
  );
});

describe.each([
  ['disk', () => new DiskBlobStore(folder)],
  ['a store that speaks S3', () => new ObjectBlobStore(folder, objects.settings)],
])('on %s', (_name, open) => {
  let blobs: BlobStore;
  beforeEach(() => (blobs = open()));

  it('keeps the bytes under their hash', async () => {
    const bytes = randomBytes(300_000);
    const pieces = [bytes.subarray(0, 100_000), bytes.subarray(100_000)];
    const stored = await blobs.put(Readable.from(pieces), 1_000_000);
    expect(stored).toEqual({ sha256: createHash('sha256').update(bytes).digest(), bytes: 300_000 });
    expect((await buffer(blobs.read(stored.sha256))).equals(bytes)).toBe(true);
    expect(await blobs.withFile(stored.sha256, async (place) => (await readFile(place)).equals(bytes))).toBe(
      true,
    );
    expect(await incoming()).toEqual([]);
  });

  it('keeps the same bytes once, and none at all', async () => {
    const first = await blobs.put(Readable.from([Buffer.from('samma')]), 100);
    const second = await blobs.put(Readable.from([Buffer.from('sam'), Buffer.from('ma')]), 100);
    expect(second).toEqual(first);
    const { sha256, bytes } = await blobs.put(Readable.from([]), 100);
    expect(bytes).toBe(0);
    expect(await buffer(blobs.read(sha256))).toHaveLength(0);
  });

  it('breaks the stream of what is not there', async () => {
    await expect(buffer(blobs.read(randomBytes(32)))).rejects.toThrow();
    expect(await blobs.check()).toBeUndefined();
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
});

describe('a store that speaks S3', () => {
  it('is read again by another server, and what it damaged is not used', async () => {
    const { sha256 } = await new ObjectBlobStore(folder, objects.settings).put(
      Readable.from([Buffer.from('delad')]),
      100,
    );
    const other = new ObjectBlobStore(path.join(folder, 'other'), objects.settings);
    expect((await buffer(other.read(sha256))).toString()).toBe('delad');
    const hex = sha256.toString('hex');
    const place = path.join(objects.folder, 'samsvar', 'blobs', hex.slice(0, 2));
    for (const name of await readdir(place))
      if (name.includes('_object')) await writeFile(path.join(place, name), 'dålig');
    const work = jest.fn(() => Promise.resolve());
    await expect(other.withFile(sha256, work)).rejects.toThrow('other bytes');
    expect(work).not.toHaveBeenCalled();
  });

  it('that refuses or is away keeps nothing and says so', async () => {
    const wrong = new ObjectBlobStore(folder, { ...objects.settings, accessKey: 'FEL' });
    await expect(wrong.put(Readable.from([Buffer.from('x')]), 100)).rejects.toMatchObject({
      name: 'InvalidAccessKeyId',
    });
    const absent = new ObjectBlobStore(folder, { ...objects.settings, bucket: 'finns-inte' });
    await expect(absent.check()).rejects.toThrow();
    const away = new ObjectBlobStore(folder, {
      ...objects.settings,
      endpoint: `http://127.0.0.1:${await freePort()}`,
    });
    await expect(away.put(Readable.from([Buffer.from('x')]), 100)).rejects.toThrow('ECONNREFUSED');
    await expect(buffer(away.read(randomBytes(32)))).rejects.toThrow('ECONNREFUSED');
    expect(await incoming()).toEqual([]);
  });
});
