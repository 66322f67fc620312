// A thousand edits by several people, and where 150 anchors are afterwards.
import { Transform } from '@tiptap/pm/transform';
import * as Y from 'yjs';
import type { AnchorId } from '@samsvar/domain';
import { applyEdit } from './apply-edit';
import type { NodeJson } from './response/json';
import { responseSchema } from './response/schema';
import { writeContent } from './response/write';
import { contentOf, seedUpdate } from './response/ydoc';
import { pick, seeded, type Chance } from './testing/random-text';
import { editByChance, numberedText, numberedWords, wordsToAnchor } from './testing/writing-session';
import { followAnchors } from './comment/follow';
import type { KnownPlace, PlacedAnchor } from './comment/known-place';
import { targetOf } from './comment/place';
import { textIndex } from './comment/text-index';

const ANCHORS = 150;
const EDITS = 1_000;

/** Anchors on words of a text, no two of which hold the same numbered word. */
const anchorsFor = (chance: Chance, text: NodeJson): KnownPlace[] => {
  const node = responseSchema.nodeFromJSON(text);
  const index = textIndex(text);
  const taken = new Set<string>();
  const anchors: KnownPlace[] = [];
  while (anchors.length < ANCHORS) {
    const block = pick(chance, index.texts);
    const words = wordsToAnchor(chance, index.line.slice(block.start, block.end));
    const target = words && targetOf(node, { from: block.at + 1 + words.from, to: block.at + 1 + words.to });
    if (!target || typeof target === 'string' || numberedWords(target.quote).some((word) => taken.has(word))) continue;
    numberedWords(target.quote).forEach((word) => taken.add(word));
    anchors.push({ ...target, id: `a${anchors.length}` as AnchorId, kind: anchors.length % 2 === 0 ? 'mark' : 'tracked', now: target.quote });
  }
  return anchors;
};

const edit = (doc: Y.Doc, chance: Chance, newId: () => string): void => {
  const content = contentOf(doc);
  const read = new Map((content.text.content ?? []).map((block) => [responseSchema.nodeFromJSON(block), block]));
  const tr = new Transform(responseSchema.node('doc', null, [...read.keys()]));
  editByChance(tr, chance, newId);
  tr.doc.check();
  // What ProseMirror writes, it types as `any`.
  const blocks = tr.doc.children.map((block) => read.get(block) ?? (block.toJSON() as NodeJson));
  doc.transact(() => writeContent(doc, { from: content, to: { ...content, text: { type: 'doc', content: blocks } } }));
};

const meet = (docs: readonly Y.Doc[]): void => {
  for (const from of docs) for (const to of docs) if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
};

const known = (anchors: readonly KnownPlace[], placed: readonly PlacedAnchor[]): KnownPlace[] =>
  anchors.map((anchor, i) => ({ ...anchor, from: placed[i]?.from ?? anchor.from, to: placed[i]?.to ?? anchor.to, now: placed[i]?.now ?? '' }));

/** How many there are whose words are still there, and the share of them that stand on some of these, and on all. */
const judged = (anchors: readonly KnownPlace[], text: NodeJson) => {
  const left = new Set(numberedWords(textIndex(text).line));
  const surviving = anchors.filter(({ quote }) => numberedWords(quote).some((word) => left.has(word)));
  const some = surviving.filter(({ quote, now }) => numberedWords(quote).some((word) => left.has(word) && numberedWords(now).includes(word)));
  const all = surviving.filter(({ quote, now }) => numberedWords(quote).every((word) => !left.has(word) || numberedWords(now).includes(word)));
  return { surviving: surviving.length, some: some.length / surviving.length, all: all.length / surviving.length };
};

test('of 150 anchors whose words are left after 1,000 edits 99 of 100 stand on them, and all others are listed with their quote', () => {
  const chance = seeded(7);
  let no = 0;
  const newId = () => `n${no++}`;
  const first = new Y.Doc();
  Y.applyUpdate(first, seedUpdate({ text: numberedText(chance, 120), overallStance: null }));
  let anchors = anchorsFor(chance, contentOf(first).text);
  const marks = anchors.filter(({ kind }) => kind === 'mark').map(({ id, kind, ...target }) => ({ id, kind, target: { ...target, relative: null } }));
  applyEdit(first, { type: 'place-anchors', anchors: marks }, 1);
  const docs = [first, new Y.Doc(), new Y.Doc()];
  meet(docs);
  let before = contentOf(first).text;
  for (let i = 1; i <= EDITS; i++) {
    edit(pick(chance, docs), chance, newId);
    if (i % 5 === 0) meet(docs);
    if (i % 10 > 0) continue;
    const after = contentOf(first).text;
    const { anchors: placed } = followAnchors(before, after, anchors);
    anchors = known(anchors, placed);
    before = after;
  }
  const results = ['mark', 'tracked'].map((kind) => judged(anchors.filter((anchor) => anchor.kind === kind), before));
  expect(new Set(docs.map((doc) => JSON.stringify(contentOf(doc)))).size).toBe(1);
  for (const { surviving, some, all } of results) {
    expect(surviving).toBeGreaterThan(40);
    expect(some).toBeGreaterThanOrEqual(0.99);
    expect(all).toBeGreaterThanOrEqual(0.97);
  }
  const { anchors: placed } = followAnchors(before, before, anchors);
  expect(placed.filter(({ state, now }) => (state === 'detached') !== (now === ''))).toEqual([]);
});
