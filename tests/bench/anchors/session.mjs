// One session of writing, with the same words anchored in three ways.
import * as Y from 'yjs';
import { applyEdit, contentOf, followAnchors, responseSchema, seedUpdate, targetOf, textOfPlaces } from './document.mjs';
import { pick, seeded } from '../../../libs/document/src/testing/random-text.ts';
import { editByChance, numberedText, numberedWords, wordsToAnchor } from '../../../libs/document/src/testing/writing-session.ts';
import { aPerson } from '../../../libs/editor/src/testing/editors.ts';

const [ANCHORS, EDITS, PARAGRAPHS] = [150, 1_000, 120];

/** What became of the anchors of one session, by what holds them. */
export const session = (seed) => {
  const chance = seeded(seed);
  const server = new Y.Doc();
  Y.applyUpdate(server, seedUpdate({ text: numberedText(chance, PARAGRAPHS), overallStance: null }));
  const targets = targetsFor(chance, server);
  const asked = targets.map((target, i) => ({ id: `m${i}`, kind: 'mark', target }));
  applyEdit(server, { type: 'place-anchors', anchors: asked }, 1);
  let anchors = ['mark', 'tracked'].flatMap((kind) => targets.map((target, i) => ({ ...target, id: `${kind[0]}${i}`, kind, now: target.quote })));
  const relative = targets.map((target) => relativeOf(server, target));
  const people = [1, 2, 3].map(() => aPerson(Y.encodeStateAsUpdate(server)));
  let before = contentOf(server).text;
  let no = 0;
  for (let i = 1; i <= EDITS; i++) {
    const { editor } = pick(chance, people);
    const { tr } = editor.state;
    editByChance(tr, chance, () => `n${no++}`);
    editor.view.dispatch(tr);
    if (i % 5 === 0) meet([server, ...people.map(({ doc }) => doc)]);
    if (i % 10 > 0) continue;
    const after = contentOf(server).text;
    const { anchors: placed } = followAnchors(before, after, anchors);
    anchors = anchors.map((anchor, at) => ({ ...anchor, ...placed[at] }));
    before = after;
  }
  const texts = new Set([server, ...people.map(({ doc }) => doc)].map((doc) => JSON.stringify(contentOf(doc).text)));
  if (texts.size > 1 || people.some(({ faults }) => faults.length > 0)) throw new Error('The replicas differ.');
  const bare = targets.map((target, i) => ({ quote: target.quote, now: textOfPlaces(server, relative[i]), state: '' }));
  people.forEach(({ editor }) => editor.destroy());
  const of = (kind) => judged(anchors.filter((anchor) => anchor.kind === kind), before);
  return { mark: of('mark'), tracked: of('tracked'), 'relative positions': judged(bare, before) };
};

const targetsFor = (chance, doc) => {
  const node = responseSchema.nodeFromJSON(contentOf(doc).text);
  const taken = new Set();
  const targets = [];
  const starts = [];
  node.forEach((block, at) => starts.push([block, at]));
  while (targets.length < ANCHORS) {
    const [block, at] = pick(chance, starts);
    const words = wordsToAnchor(chance, block.textContent);
    const target = words && targetOf(node, { from: at + 1 + words.from, to: at + 1 + words.to });
    if (!target || typeof target === 'string' || numberedWords(target.quote).some((word) => taken.has(word))) continue;
    numberedWords(target.quote).forEach((word) => taken.add(word));
    targets.push(target);
  }
  return targets;
};

/** Both ends as Yjs keeps positions, growing inwards. */
const relativeOf = (doc, { from, to }) => {
  const paragraph = doc.getXmlFragment('text').toArray().find((block) => block.getAttribute('id') === from.block);
  const text = paragraph.get(0);
  return [Y.createRelativePositionFromTypeIndex(text, from.offset, 0), Y.createRelativePositionFromTypeIndex(text, to.offset, -1)];
};

const meet = (docs) => {
  for (const from of docs) for (const to of docs) if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'server');
};

const judged = (anchors, text) => {
  const left = new Set(numberedWords(JSON.stringify(text)));
  const [quoted, stands] = [(anchor) => numberedWords(anchor.quote), (anchor) => new Set(numberedWords(anchor.now))];
  const surviving = anchors.filter((anchor) => quoted(anchor).some((word) => left.has(word)));
  const some = surviving.filter((anchor) => quoted(anchor).some((word) => left.has(word) && stands(anchor).has(word)));
  const all = surviving.filter((anchor) => quoted(anchor).every((word) => !left.has(word) || stands(anchor).has(word)));
  const astray = surviving.filter((anchor) => anchor.now !== '' && !some.includes(anchor));
  const isListed = anchors.every(({ state, now, quote }) => (state === 'detached') === (now === '') && quote !== '');
  return { surviving: surviving.length, some: some.length / surviving.length, all: all.length / surviving.length, astray: astray.length, isListed };
};
