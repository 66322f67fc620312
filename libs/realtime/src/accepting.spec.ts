// Suggestions that are accepted while others type: nothing is lost, all replicas agree, and undo takes back one's own.
import * as Y from 'yjs';
import { TEXT_FIELD, contentOf, type EditCommand, type EditOutcome } from '@samsvar/document';
import type { AnchorId } from '@samsvar/domain';
import { DOCUMENT, MemoryLog, Scene, aSeed, paragraph, seededChance, syncMessage, type Client } from './testing';

const OWN = 'own';
/** Where the letters begin that each of the two types. */
const [FIRST, SECOND] = [0x4e00, 0x6e00];
const SECOND_LETTER = String.fromCharCode(SECOND);

/** Somebody who types in a copy of the text, through a connection. */
class Typist {
  readonly doc = new Y.Doc();
  readonly undo: Y.UndoManager;
  private readonly unsent: Uint8Array[] = [];

  constructor(
    private readonly client: Client,
    log: MemoryLog,
    clientId: number,
  ) {
    this.doc.clientID = clientId;
    for (const update of log.replay(DOCUMENT)) Y.applyUpdate(this.doc, update);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') this.unsent.push(update);
    });
    this.undo = new Y.UndoManager(this.doc.getXmlFragment(TEXT_FIELD), { trackedOrigins: new Set([OWN]), captureTimeout: 0 });
  }

  type(block: number, at: number, words: string): void {
    const paragraph = this.doc.getXmlFragment(TEXT_FIELD).get(block);
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
    if (text instanceof Y.XmlText) this.doc.transact(() => text.insert(Math.min(at, text.length), words), OWN);
  }

  async send(): Promise<void> {
    this.hear(await this.client.says(...this.unsent.splice(0).map((update) => syncMessage('update', update))));
  }

  hear(heard = this.client.heard()): void {
    for (const one of heard) if (one.type === 'update') Y.applyUpdate(this.doc, one.bytes, 'server');
  }

  get lines(): readonly string[] {
    return linesOf(this.doc);
  }
}

const linesOf = (doc: Y.Doc): string[] => (contentOf(doc).text.content ?? []).map((node) => (node.content ?? []).map(({ text }) => text ?? '').join(''));
const logged = (log: MemoryLog): Y.Doc => {
  const doc = new Y.Doc();
  for (const update of log.replay(DOCUMENT)) Y.applyUpdate(doc, update);
  return doc;
};

const withoutTyped = (text: string): string => text.replaceAll(/[\u4e00-\u8fff]/g, '');

const COUNT = 50;
/** Each paragraph begins with its number and holds `ord` many times: the second and the third are to be reworded. */
const suggestionOf = (no: number): Extract<EditCommand, { type: 'apply-suggestions' }>['items'][number] => {
  const from = String(no).length + 5;
  const point = (offset: number) => ({ block: `p${no}`, offset });
  const place = { id: `a${no}` as AnchorId, kind: no % 2 === 0 ? ('mark' as const) : ('tracked' as const), from: point(from), to: point(from + 7), isWhole: false, quote: 'ord ord', prefix: `${no} ord `, suffix: ' ord ord', now: 'ord ord' };
  const text = (words: string) => [{ type: 'text', text: words }];
  return no % 10 === 9
    ? { key: String(no), scope: 'insert', place: { ...place, from: point(0), to: point(0), isWhole: true }, base: [], proposed: [paragraph(`n${no}`, `Nytt stycke (${no})`)], nowHash: null }
    : { key: String(no), scope: 'inline', place, base: text('ord ord'), proposed: text(`bättre (${no})`), nowHash: null };
};

/** Does a command on the server; what it is made from is fixed before `meanwhile` begins. */
const command = async (scene: Scene, wanted: EditCommand, meanwhile: () => Promise<void> = () => Promise.resolve()): Promise<EditOutcome> => {
  const outcomes: EditOutcome[] = [];
  let go: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (go = resolve));
  const edit = scene.live.edit(DOCUMENT, async ({ whole, clientId, workbench }) => {
    const edited = await workbench.run('edit', { ...whole, command: wanted, clientId });
    outcomes.push(edited.outcome);
    await held;
    return edited.update;
  });
  await meanwhile();
  go();
  await scene.time.pass(100);
  await edit;
  const [outcome] = outcomes;
  if (!outcome) throw new Error('nothing came of it');
  return outcome;
};

test.each([1, 2, 3])('50 accepted at once while two type: all applied or reported, replicas equal, undo is one’s own (%i)', async (seed) => {
  const chance = seededChance(seed);
  const log = new MemoryLog();
  log.create(DOCUMENT, aSeed(COUNT, 60));
  const scene = new Scene(log);
  const typists: Typist[] = [];
  for (const no of [1, 2]) typists.push(new Typist(await scene.joined({ speaksOurs: false }, no), log, 100 + no));
  const items = Array.from({ length: COUNT }, (_, no) => suggestionOf(no));
  const anchors = items.filter(({ scope, place }) => scope === 'inline' && place.kind === 'mark').map(({ place: { id, kind, now: _, ...target } }) => ({ id, kind, target: { ...target, relative: null } }));
  const placed = await command(scene, { type: 'place-anchors', anchors });
  expect(placed.type === 'place-anchors' && placed.anchors.every(({ state }) => state === 'live')).toBe(true);

  const typed: string[] = [];
  const typing = async (): Promise<void> => {
    for (let i = 0; i < 60; i++) {
      const who = Math.floor(chance() * 2);
      // A letter that nobody else types, so that it can be told what became of it.
      const letter = String.fromCharCode((who === 0 ? FIRST : SECOND) + typed.length);
      typists[who]?.type(Math.floor(chance() * COUNT), Math.floor(chance() * 60), letter);
      typed.push(letter);
      await typists[who]?.send();
    }
  };
  await typing();
  const outcome = await command(scene, { type: 'apply-suggestions', items }, typing);
  for (const typist of typists) typist.hear();

  if (outcome.type !== 'apply-suggestions') throw new Error(outcome.type);
  const told = outcome.suggestions;
  expect(told.map(({ key }) => key)).toEqual(items.map(({ key }) => key));
  const text = linesOf(logged(log)).join('\n');
  for (const typist of typists) expect(typist.lines.join('\n')).toBe(text);
  expect(typed.filter((letter) => !text.includes(letter))).toEqual([]);
  for (const { key, outcome: became } of told) {
    // Between two words that were kept somebody may have typed.
    const isThere = withoutTyped(text).includes(Number(key) % 10 === 9 ? `Nytt stycke (${key})` : `bättre (${key})`);
    expect([key, became, isThere]).toEqual([key, became, became === 'applied' || became === 'merged']);
  }
  expect(told.filter(({ outcome: became }) => became === 'applied' || became === 'merged').length).toBeGreaterThan(25);

  const [first, second] = typists;
  if (!first || !second) throw new Error('nobody types');
  while (first.undo.canUndo()) first.undo.undo();
  await first.send();
  await scene.time.pass(100);
  second.hear();
  first.hear();
  const after = first.lines.join('\n');
  expect(after).toBe(second.lines.join('\n'));
  const [own, others] = [typed.filter((letter) => letter < SECOND_LETTER), typed.filter((letter) => letter >= SECOND_LETTER)];
  expect(own.filter((letter) => after.includes(letter))).toEqual([]);
  expect(others.filter((letter) => !after.includes(letter))).toEqual([]);
  const there = (line: string) => (withoutTyped(line).match(/bättre \(|Nytt stycke \(/g) ?? []).length;
  expect(there(after)).toBe(there(text));
});
