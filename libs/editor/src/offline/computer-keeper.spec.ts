/** @jest-environment node */
// What is kept on this computer: it survives a reload, nobody can read it from the disk, and it goes when it should.
import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { jest } from '@jest/globals';
import { TEXT_FIELD } from '@samsvar/document';
import * as Y from 'yjs';
import type { Place } from '../connection/keeper';
import { TabStorage } from '../testing/tab-storage';
import { ComputerKeeper, type KeepingTrouble } from './computer-keeper';
import { copiesOf, hasUnsent, sweep, wipePerson } from './rounds';
import { closeStore, openStore } from './store';
import { forgetTab } from './tab';

const DAY = 24 * 3_600_000;
const place: Place = { epoch: 3, seq: 40 };
const facts = JSON.stringify({ title: 'Hemlig rubrik' });
const secret = 'Vi avstyrker förslaget';

let keepers: ComputerKeeper[] = [];

/** From here on everything happens in this tab; the same storage again is the same tab after a reload. */
const inTab = (storage: Storage): void => {
  forgetTab();
  Object.defineProperty(globalThis, 'sessionStorage', { value: storage, configurable: true });
};

/** Like a reload: the memory of the tab is gone, its storage is not. */
const reload = (): void => {
  const { sessionStorage } = globalThis;
  const kept = sessionStorage.getItem('samsvar.tab');
  forgetTab();
  if (kept) sessionStorage.setItem('samsvar.tab', kept);
};

const aKeeper = (given: Partial<ConstructorParameters<typeof ComputerKeeper>[0]> = {}): ComputerKeeper => {
  const keeper = new ComputerKeeper({ person: 'anna', response: 'svar', schema: 1, ...given });
  keepers.push(keeper);
  return keeper;
};

const written = (text: string): Y.Doc => {
  const doc = new Y.Doc();
  doc.getText('text').insert(0, text);
  return doc;
};

const textIn = (update: Uint8Array | null | undefined): string => {
  const doc = new Y.Doc();
  if (update) Y.applyUpdate(doc, update);
  return doc.getText('text').toJSON();
};

/** Every byte that the database holds, as letters. */
const everythingStored = async (): Promise<string> => {
  const db = await openStore();
  const rows = [await db.getAll('unsent'), await db.getAll('copies'), await db.getAll('parts')].flat();
  const letters = (value: unknown): string =>
    value instanceof Uint8Array
      ? new TextDecoder().decode(value)
      : typeof value === 'object' && value !== null
        ? Object.values(value).map(letters).join('\n')
        : String(value);
  return letters(rows);
};

const copied = async (text = secret, given: Parameters<typeof aKeeper>[0] = {}): Promise<ComputerKeeper> => {
  const keeper = aKeeper(given);
  const doc = written(text);
  await keeper.load();
  keeper.document(() => Y.encodeStateAsUpdate(doc), place);
  await keeper.switchOn(facts);
  return keeper;
};

beforeEach(() => {
  closeStore();
  Object.defineProperty(globalThis, 'indexedDB', { value: new IDBFactory(), configurable: true });
  inTab(new TabStorage());
});
afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(keepers.map((keeper) => keeper.settled()));
  keepers.forEach((keeper) => keeper.close());
  keepers = [];
  closeStore();
});

describe('what is not acknowledged', () => {
  test('is there again after a reload', async () => {
    const first = aKeeper();
    expect(await first.load()).toBeNull();
    first.document(() => new Uint8Array(), place);
    first.unsent(Y.encodeStateAsUpdate(written(secret)));
    await first.settled();
    reload();
    const kept = await aKeeper().load();
    expect(textIn(kept?.unsent)).toBe(secret);
    expect(kept).toMatchObject({ document: null, place });
  });

  test('is gone as soon as it is acknowledged', async () => {
    const first = aKeeper();
    first.unsent(Y.encodeStateAsUpdate(written(secret)));
    await first.settled();
    first.unsent(null);
    await first.settled();
    reload();
    expect(await aKeeper().load()).toBeNull();
    expect(await (await openStore()).count('unsent')).toBe(0);
  });

  test('cannot be read in another tab, nor once the tab is gone', async () => {
    const first = aKeeper();
    first.unsent(Y.encodeStateAsUpdate(written(secret)));
    await first.settled();
    expect(await (await openStore()).count('unsent')).toBe(1);
    expect(await everythingStored()).not.toContain('avstyrker');
    inTab(new TabStorage());
    expect(await aKeeper().load()).toBeNull();
  });

  test('of two tabs is kept apart', async () => {
    const [one, two] = [new TabStorage(), new TabStorage()];
    for (const [storage, text] of [[one, 'i den ena'], [two, 'i den andra']] as const) {
      inTab(storage);
      const keeper = aKeeper();
      keeper.unsent(Y.encodeStateAsUpdate(written(text)));
      await keeper.settled();
      // A tab keeps its key to itself: what `inTab` forgets is only this process's memory of it.
      storage.setItem('kept', sessionStorage.getItem('samsvar.tab') ?? '');
    }
    for (const [storage, text] of [[one, 'i den ena'], [two, 'i den andra']] as const) {
      inTab(storage);
      storage.setItem('samsvar.tab', storage.getItem('kept') ?? '');
      expect(textIn((await aKeeper().load())?.unsent)).toBe(text);
    }
  });

  test('is swept when its tab has not come back for a week', async () => {
    const first = aKeeper();
    first.unsent(Y.encodeStateAsUpdate(written(secret)));
    await first.settled();
    expect(await sweep(Date.now() + 6 * DAY)).toBe(0);
    expect(await (await openStore()).count('unsent')).toBe(1);
    await sweep(Date.now() + 8 * DAY);
    expect(await (await openStore()).count('unsent')).toBe(0);
  });
});

describe('a copy', () => {
  test('opens in a new tab, with text and facts, and holds nothing that can be read', async () => {
    await copied();
    expect(await everythingStored()).not.toMatch(/avstyrker|Hemlig/);
    inTab(new TabStorage());
    const keeper = aKeeper();
    const kept = await keeper.load();
    expect(textIn(kept?.document)).toBe(secret);
    expect(kept).toMatchObject({ unsent: null, place });
    expect(keeper.isCopied).toBe(true);
    expect(await copiesOf('anna')).toMatchObject([{ response: 'svar', facts }]);
    expect(await copiesOf('bo')).toEqual([]);
  });

  test('has a key that no script can read out', async () => {
    await copied();
    const [row] = await (await openStore()).getAll('copies');
    expect(row?.key.extractable).toBe(false);
  });

  test('hands over what a tab that is gone left unacknowledged, once', async () => {
    const first = await copied('');
    first.unsent(Y.encodeStateAsUpdate(written(secret)));
    await first.settled();
    inTab(new TabStorage());
    const second = aKeeper();
    const kept = await second.load();
    expect(textIn(kept?.unsent)).toBe(secret);
    second.unsent(null);
    await second.settled();
    inTab(new TabStorage());
    expect((await aKeeper().load())?.unsent).toBeNull();
  });

  test('is another one when the document is', async () => {
    const keeper = await copied();
    const anew = written('Börjat om');
    keeper.document(() => Y.encodeStateAsUpdate(anew), { epoch: 4, seq: 1 });
    await keeper.settled();
    const rows = await (await openStore()).getAll('copies');
    expect(rows.map(({ epoch }) => epoch)).toEqual([4]);
    inTab(new TabStorage());
    const kept = await aKeeper().load();
    expect(textIn(kept?.document)).toBe('Börjat om');
    expect(kept?.place).toEqual({ epoch: 4, seq: 1 });
    expect(await copiesOf('anna')).toMatchObject([{ facts }]);
  });

  test('of a later schema is left alone', async () => {
    await copied(secret, { schema: 2 });
    const older = aKeeper();
    expect(await older.load()).toBeNull();
    expect(older.isCopied).toBe(false);
  });

  test('is gone a week after the last contact, and not before', async () => {
    let now = Date.now();
    const keeper = await copied(secret, { now: () => now });
    now += 6 * DAY;
    keeper.contact();
    expect(await sweep(now + 6 * DAY)).toBe(1);
    expect(await aKeeper({ now: () => now + 8 * DAY }).load()).toBeNull();
    expect(await (await openStore()).count('parts')).toBe(0);
  });

  test('is wiped with everything else of its person at sign-out, in all tabs, and is not written again', async () => {
    const keeper = await copied();
    const another = aKeeper({ response: 'annat' });
    another.unsent(Y.encodeStateAsUpdate(written(secret)));
    await another.settled();
    const others = await copied(secret, { person: 'bo' });
    expect(await wipePerson('anna')).toBe(1);
    keeper.unsent(Y.encodeStateAsUpdate(written(secret)));
    keeper.document(() => Y.encodeStateAsUpdate(written(secret)), place);
    another.unsent(Y.encodeStateAsUpdate(written(secret)));
    await Promise.all([keeper, another].map((one) => one.settled()));
    expect(await (await openStore()).count('unsent')).toBe(0);
    expect((await (await openStore()).getAll('copies')).map(({ person }) => person)).toEqual(['bo']);
    expect(keeper.isCopied).toBe(false);
    expect(others.isCopied).toBe(true);
  });

  test('is wiped when the connection says that the person has lost the document', async () => {
    const keeper = await copied();
    await keeper.wipe();
    expect(await (await openStore()).count('copies')).toBe(0);
    expect(await (await openStore()).count('parts')).toBe(0);
    expect(await aKeeper().load()).toBeNull();
  });

  test('can be switched off, and what is unacknowledged then stays in the tab', async () => {
    const keeper = await copied('');
    keeper.unsent(Y.encodeStateAsUpdate(written(secret)));
    await keeper.settled();
    await keeper.switchOff();
    expect(await (await openStore()).count('parts')).toBe(0);
    reload();
    expect(textIn((await aKeeper().load())?.unsent)).toBe(secret);
  });
});

describe('a browser that keeps nothing', () => {
  const failing = (fault: DOMException) =>
    jest.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw fault;
    });

  test('is told of once when it is full, and tried again', async () => {
    const told: KeepingTrouble[] = [];
    const keeper = aKeeper({ onTrouble: (trouble) => told.push(trouble) });
    const full = failing(new DOMException('', 'QuotaExceededError'));
    for (const text of ['a', 'b']) {
      keeper.unsent(Y.encodeStateAsUpdate(written(text)));
      await keeper.settled();
    }
    expect(told).toEqual(['full']);
    full.mockRestore();
    keeper.unsent(Y.encodeStateAsUpdate(written(secret)));
    await keeper.settled();
    reload();
    expect(textIn((await aKeeper().load())?.unsent)).toBe(secret);
  });

  test('makes no half copy', async () => {
    const keeper = aKeeper();
    await keeper.load();
    keeper.document(() => Y.encodeStateAsUpdate(written(secret)), place);
    failing(new DOMException('', 'QuotaExceededError'));
    await expect(keeper.switchOn(facts)).rejects.toThrow();
    expect(keeper.isCopied).toBe(false);
  });

  test('does no harm when storage is forbidden', async () => {
    const told: KeepingTrouble[] = [];
    Object.defineProperty(globalThis, 'indexedDB', {
      configurable: true,
      value: { open: () => { throw new DOMException('', 'SecurityError'); } },
    });
    const keeper = aKeeper({ onTrouble: (trouble) => told.push(trouble) });
    expect(await keeper.load()).toBeNull();
    keeper.unsent(Y.encodeStateAsUpdate(written(secret)));
    keeper.unsent(null);
    await keeper.settled();
    await keeper.wipe();
    expect(told).toEqual(['blocked']);
  });
});

test('it is known whether something unsent would go with a sign-out', async () => {
  const keeper = await copied('');
  expect(await hasUnsent('anna')).toBe(false);
  keeper.unsent(Y.encodeStateAsUpdate(written(secret)));
  await keeper.settled();
  expect(await hasUnsent('anna')).toBe(true);
  expect(await hasUnsent('bo')).toBe(false);
  await keeper.switchOff();
  expect(await hasUnsent('anna')).toBe(true);
  keeper.unsent(null);
  await keeper.settled();
  expect(await hasUnsent('anna')).toBe(false);
});

test('what was last agreed on is kept apart from what is only here', async () => {
  const doc = new Y.Doc();
  const keeper = aKeeper();
  await keeper.load();
  const type = (words: string): void => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(words)]);
    doc.getXmlFragment(TEXT_FIELD).push([paragraph]);
    keeper.document(() => Y.encodeStateAsUpdate(doc), place);
  };
  type('Gemensamt');
  await keeper.switchOn(facts);
  keeper.unsent(Y.encodeStateAsUpdate(doc));
  type('Bara här');
  await keeper.settled();
  inTab(new TabStorage());
  const again = aKeeper();
  await again.load();
  expect((await again.agreedBlocks())?.map(({ words }) => words)).toEqual(['Gemensamt']);
});

describe('after a wipe', () => {
  const keep = async (keeper: ComputerKeeper) => {
    keeper.unsent(Y.encodeStateAsUpdate(written(secret)));
    await keeper.settled();
    return (await openStore()).count('unsent');
  };

  test('a person who may write again is kept for again', async () => {
    const keeper = await copied();
    await keeper.wipe();
    await expect(keeper.switchOn('{}')).rejects.toThrow();
    expect(await (await openStore()).count('copies')).toBe(0);
    expect(await keep(keeper)).toBe(0);
    keeper.goOn();
    expect(await keep(keeper)).toBe(1);
    await keeper.switchOn('{}');
    expect(keeper.isCopied).toBe(true);
  });

  test('a person who has signed out is kept for only once the server has let them in', async () => {
    const keeper = await copied();
    await wipePerson('anna');
    expect(await keep(keeper)).toBe(0);
    keeper.goOn();
    expect(await keep(keeper)).toBe(1);
  });
});
