// A guest who may change some sections only: what they send changes nothing else, whatever it is.
import { TEXT_FIELD, contentOf, seedUpdate, stretchesOf, type NodeJson } from '@samsvar/document';
import * as Y from 'yjs';
import { Copy, DOCUMENT, InlineWorkbench, MemoryLog, Scene, paragraph, personOf, syncMessage, type Client, type Heard } from './testing';

const heading = (id: string, level: number, words = id): NodeJson => ({ type: 'heading', attrs: { id, level }, content: [{ type: 'text', text: words }] });
const SEED = seedUpdate({
  text: {
    type: 'doc',
    content: [
      paragraph('p0', 'Först.'),
      heading('one', 2),
      paragraph('p1', 'Ett av avsnitten.'),
      heading('two', 2),
      paragraph('p2', 'Gästens avsnitt.'),
      heading('two-one', 3),
      paragraph('p3', 'Och dess del.'),
      heading('three', 2),
      paragraph('p4', 'Ett till.'),
      heading('three-one', 3),
      paragraph('p5', 'Sist.'),
    ],
  },
  overallStance: null,
});
const SECTIONS = ['two'];

const codes = (heard: readonly Heard[]) => heard.flatMap((one) => (one.type === 'nack' ? [one.code] : []));
const childrenOf = (text: Y.XmlFragment) => text.toArray().filter((child) => child instanceof Y.XmlElement);
const idOf = (element: Y.XmlElement): string => String(element.getAttribute('id'));
const blockOf = (text: Y.XmlFragment, id: string): Y.XmlElement => {
  const found = childrenOf(text).find((child) => idOf(child) === id);
  if (!found) throw new Error(`no block ${id}`);
  return found;
};
const wordsOf = (text: Y.XmlFragment, id: string): Y.XmlText => {
  const words = blockOf(text, id).get(0);
  if (!(words instanceof Y.XmlText)) throw new Error(`no words in ${id}`);
  return words;
};
const indexOf = (text: Y.XmlFragment, id: string): number => text.toArray().indexOf(blockOf(text, id));
const newBlock = (id: string, name = 'paragraph', level = 2): Y.XmlElement => {
  const element = new Y.XmlElement(name);
  element.setAttribute('id', id);
  // Levels are numbers; Yjs types attributes as text.
  if (name === 'heading') element.setAttribute('level', level as unknown as string);
  element.insert(0, [new Y.XmlText('nytt')]);
  return element;
};
const docOf = (log: MemoryLog): Y.Doc => {
  const doc = new Y.Doc();
  for (const update of log.replay(DOCUMENT)) Y.applyUpdate(doc, update);
  return doc;
};
/** Everything outside of the guest's section, with where the section stands. */
const outsideOf = (log: MemoryLog): string => {
  const doc = docOf(log);
  const blocks = contentOf(doc).text.content ?? [];
  const stretches = stretchesOf(blocks.map((block) => ({ id: String(block.attrs?.['id']), level: block.type === 'heading' ? Number(block.attrs?.['level']) : null })), new Set(SECTIONS));
  const outside = blocks.flatMap((block, index): unknown[] => {
    if (stretches[index] === null) return [block];
    return stretches[index] === index ? ['section'] : [];
  });
  return JSON.stringify([outside, [...doc.share.keys()].filter((name) => name !== TEXT_FIELD).map((name) => doc.getMap(name).toJSON())]);
};
const textOf = (log: MemoryLog): string => JSON.stringify(contentOf(docOf(log)));

const aScene = async (delay?: () => Promise<void>) => {
  const log = new MemoryLog();
  log.create(DOCUMENT, SEED);
  const scene = new Scene(log, new InlineWorkbench(delay));
  const guest = await scene.joined({ sections: SECTIONS }, 1);
  const lead = await scene.joined({}, 2);
  return { log, scene, guest, lead, copy: new Copy(101, SEED), theirs: new Copy(102, SEED) };
};
const sends = (client: Client, update: Uint8Array) => client.says(syncMessage('update', update));

/** What may be done in section 2, as the editor does it. */
const INSIDE: readonly (readonly [string, (text: Y.XmlFragment) => void])[] = [
  ['type', (text) => wordsOf(text, 'p2').insert(3, 'xyz')],
  ['type in a part of it', (text) => wordsOf(text, 'p3').insert(0, 'xyz')],
  ['change its heading', (text) => wordsOf(text, 'two').insert(3, ' nytt')],
  ['delete words', (text) => wordsOf(text, 'p2').delete(0, 5)],
  ['make words bold', (text) => wordsOf(text, 'p2').format(0, 4, { bold: {} })],
  ['add a paragraph', (text) => text.insert(indexOf(text, 'p2') + 1, [newBlock('new')])],
  ['add a paragraph at its end', (text) => text.insert(indexOf(text, 'three'), [newBlock('new')])],
  ['add a part', (text) => text.insert(indexOf(text, 'three'), [newBlock('new', 'heading', 3)])],
  ['delete a paragraph', (text) => text.delete(indexOf(text, 'p2'), 1)],
  ['delete a part of it', (text) => text.delete(indexOf(text, 'two-one'), 2)],
  ['set the stance', (text) => blockOf(text, 'two').setAttribute('stance', 'supports')],
];

/** What may not, each by itself. */
const OUTSIDE: readonly (readonly [string, (text: Y.XmlFragment, doc: Y.Doc) => void])[] = [
  ['type before', (text) => wordsOf(text, 'p1').insert(0, 'x')],
  ['type after', (text) => wordsOf(text, 'p4').insert(0, 'x')],
  ['delete outside', (text) => wordsOf(text, 'p5').delete(0, 1)],
  ['format outside', (text) => wordsOf(text, 'p0').format(0, 2, { bold: {} })],
  ['change another heading', (text) => wordsOf(text, 'three').insert(0, 'x')],
  ['change the id of a block', (text) => blockOf(text, 'p4').setAttribute('id', 'other')],
  ['set another stance', (text) => blockOf(text, 'three').setAttribute('stance', 'opposes')],
  ['delete a paragraph outside', (text) => text.delete(indexOf(text, 'p4'), 1)],
  ['delete the next section', (text) => text.delete(indexOf(text, 'three'), 1)],
  ['delete the own heading', (text) => text.delete(indexOf(text, 'two'), 1)],
  ['give the own heading another id', (text) => blockOf(text, 'two').setAttribute('id', 'other')],
  ['raise the own heading over others', (text) => blockOf(text, 'two').setAttribute('level', 1 as unknown as string)],
  ['lower the own heading', (text) => blockOf(text, 'two').setAttribute('level', 3 as unknown as string)],
  ['add a paragraph before the heading', (text) => text.insert(indexOf(text, 'two'), [newBlock('new')])],
  ['add a section of the same level', (text) => text.insert(indexOf(text, 'three'), [newBlock('new', 'heading', 2)])],
  ['add a section above', (text) => text.insert(indexOf(text, 'p3'), [newBlock('new', 'heading', 1)])],
  ['add a paragraph at the end of the text', (text) => text.insert(text.length, [newBlock('new')])],
  ['lower the next heading into the own section', (text) => blockOf(text, 'three').setAttribute('level', 3 as unknown as string)],
  ['name the next section as the own', (text) => blockOf(text, 'three').setAttribute('id', 'two')],
  ['take the id of a block outside', (text) => text.insert(indexOf(text, 'p2'), [newBlock('p4')])],
  ['replace a paragraph by one that says the same', (text) => {
    const at = indexOf(text, 'p4');
    text.delete(at, 1);
    const same = newBlock('p4');
    text.insert(at, [same]);
  }],
  ['put attributes on the text itself', (text) => Y.XmlElement.prototype.setAttribute.call(text, 'a', 'b')],
  ['set the overall stance', (_, doc) => doc.getMap('position').set('overall', 'supports')],
  ['begin a field of its own', (_, doc) => doc.getMap('hidden').set('a', 1)],
  ['nest a heading into a block outside', (text) => blockOf(text, 'p1').insert(0, [newBlock('two', 'heading')])],
];

describe('inside', () => {
  test.each(INSIDE)('they %s', async (_name, change) => {
    const { log, guest, lead, copy } = await aScene();
    const before = outsideOf(log);
    lead.heard();
    expect(codes(await sends(guest, copy.does(change)))).toEqual([]);
    expect(log.replay(DOCUMENT)).toHaveLength(2);
    expect(lead.heard().length).toBeGreaterThan(0);
    expect(outsideOf(log)).toBe(before);
  });

  test('undo takes back what was typed', async () => {
    const { log, guest, copy } = await aScene();
    const before = textOf(log);
    const manager = new Y.UndoManager(copy.text);
    await sends(guest, copy.does((text) => wordsOf(text, 'p2').insert(0, 'fel ')));
    expect(textOf(log)).not.toBe(before);
    expect(codes(await sends(guest, copy.does(() => void manager.undo())))).toEqual([]);
    expect(textOf(log)).toBe(before);
  });

  test('every letter is acknowledged while others type outside', async () => {
    const { log, scene, guest, lead, copy, theirs } = await aScene();
    guest.heard();
    for (let i = 0; i < 50; i += 1) {
      guest.peer.receive(syncMessage('update', copy.does((text) => wordsOf(text, 'p2').insert(i, String(i % 10)))));
      lead.peer.receive(syncMessage('update', theirs.does((text) => wordsOf(text, 'p4').insert(i, 'a'))));
    }
    await scene.time.pass(1_000);
    const heard = guest.heard();
    expect(codes(heard)).toEqual([]);
    expect(heard.flatMap((one) => (one.type === 'ack' ? [one.count] : [])).at(-1)).toBe(50);
    expect(textOf(log)).toContain('01234567890123456789');
    expect(textOf(log)).toContain('a'.repeat(50));
  });
});

describe('outside', () => {
  test.each(OUTSIDE)('they cannot %s', async (_name, change) => {
    const { log, guest, lead, copy } = await aScene();
    const before = textOf(log);
    lead.heard();
    const update = copy.does((text) => change(text, copy.doc));
    expect(codes(await sends(guest, update))).toEqual(['outside-sections']);
    expect(log.replay(DOCUMENT)).toHaveLength(1);
    expect(lead.heard().filter(({ type }) => type === 'update')).toEqual([]);
    expect(textOf(log)).toBe(before);
  });

  test('nor together with what they may, nor as what a returning client brings', async () => {
    const { log, guest, copy } = await aScene();
    const update = copy.does((text) => {
      wordsOf(text, 'p2').insert(0, 'inne');
      wordsOf(text, 'p1').insert(0, 'ute');
    });
    expect(codes(await guest.says(syncMessage('step2', update)))).toEqual(['outside-sections']);
    expect(log.replay(DOCUMENT)).toHaveLength(1);
  });

  test('nor by deletions alone, as a returning client repeats them', async () => {
    const { log, guest, copy } = await aScene();
    const update = copy.does((text) => wordsOf(text, 'p1').delete(0, 3));
    expect(codes(await guest.says(syncMessage('step2', update)))).toEqual(['outside-sections']);
    expect(log.replay(DOCUMENT)).toHaveLength(1);
  });

  test('nothing at all where the section is not there', async () => {
    const log = new MemoryLog();
    log.create(DOCUMENT, SEED);
    const scene = new Scene(log);
    const guest = await scene.joined({ sections: ['gone'] });
    expect(codes(await sends(guest, new Copy(1, SEED).does((text) => wordsOf(text, 'p2').insert(0, 'x'))))).toEqual(['outside-sections']);
  });
});

test('a section that the lead deletes meanwhile takes what was typed into it along, and nothing goes elsewhere', async () => {
  const { log, scene, guest, lead, copy, theirs } = await aScene();
  await sends(lead, theirs.does((text) => text.delete(indexOf(text, 'two'), 4)));
  const before = textOf(log);
  expect(codes(await sends(guest, copy.does((text) => wordsOf(text, 'p2').insert(0, 'för sent'))))).toEqual([]);
  expect(textOf(log)).toBe(before);
  expect(codes(await sends(guest, copy.does((text) => text.insert(indexOf(text, 'p2'), [newBlock('late')]))))).toEqual(['outside-sections']);
  expect(textOf(log)).toBe(before);
  expect(scene.rows).toBeGreaterThan(0);
});

test('to which they are limited is told when they come in, and at once when it changes', async () => {
  const { scene, guest } = await aScene();
  const told = (heard: readonly Heard[]) => heard.flatMap((one) => (one.type === 'access' ? [one] : []));
  const later = await scene.joined({ sections: SECTIONS }, 3);
  const judge = async (no: number, sections: readonly string[] | null) => {
    guest.heard();
    await scene.live.rejudge(personOf(no), () => Promise.resolve({ canWrite: true, sections }));
    return told(guest.heard());
  };
  expect(await judge(1, ['two', 'three'])).toEqual([{ type: 'access', canWrite: true, sections: ['two', 'three'] }]);
  expect(await judge(1, ['two', 'three'])).toEqual([]);
  expect(await judge(1, null)).toEqual([{ type: 'access', canWrite: true, sections: null }]);
  expect(await judge(3, null)).toEqual([]);
  expect(told(later.heard()).at(-1)).toEqual({ type: 'access', canWrite: true, sections: null });
});

test('what is looked into while the sections change is judged by the new ones', async () => {
  const held: (() => void)[] = [];
  let isHeld = false;
  const { log, scene, guest, copy } = await aScene(() => new Promise((resolve) => (isHeld ? held.push(resolve) : resolve())));
  isHeld = true;
  await sends(guest, copy.does((text) => wordsOf(text, 'p2').insert(0, 'x')));
  await scene.live.rejudge(personOf(1), () => Promise.resolve({ canWrite: true, sections: ['three'] }));
  isHeld = false;
  for (const go of held) go();
  await scene.time.pass(200);
  expect(codes(guest.heard())).toEqual(['outside-sections']);
  expect(log.replay(DOCUMENT)).toHaveLength(1);
});

test('500 hostile updates, alone and mixed with honest ones, change nothing outside', async () => {
  let state = 20_261_122;
  const chance = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const pick = <T>(from: readonly T[]): T => {
    const one = from[Math.floor(chance() * from.length)];
    if (one === undefined) throw new Error('nothing to pick');
    return one;
  };
  const { log, scene } = await aScene();
  const before = outsideOf(log);
  let refused = 0;
  let taken = 0;
  for (let round = 0; round < 500; round += 1) {
    // A client that is refused begins again from what the server has, as somebody else to Yjs.
    const guest = await scene.joined({ sections: SECTIONS }, 1);
    const copy = new Copy(1_000 + round, ...log.replay(DOCUMENT));
    const update = copy.does((text) => {
      for (let acts = 1 + Math.floor(chance() * 3); acts > 0; acts -= 1) {
        const [, act] = chance() < 0.75 ? pick(OUTSIDE) : pick(INSIDE);
        // An earlier act may have taken away what this one needs.
        try {
          act(text, copy.doc);
        } catch {
          continue;
        }
      }
    });
    const answer = codes(await guest.says(syncMessage(chance() < 0.5 ? 'update' : 'step2', update)));
    if (answer.length > 0) refused += 1;
    else taken += 1;
    guest.peer.gone();
    if (outsideOf(log) !== before) throw new Error(`round ${round} changed something outside`);
  }
  expect(refused).toBeGreaterThan(300);
  expect(taken).toBeGreaterThan(20);
  expect(outsideOf(log)).toBe(before);
}, 60_000);
