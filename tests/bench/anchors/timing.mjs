// How long anchors and suggestions take in a response of 210 pages.
import * as Y from 'yjs';
import { applyEdit, contentOf, followAnchors, seedUpdate, textIndex } from './document.mjs';
import { pick, seeded, sentence } from '../../../libs/document/src/testing/random-text.ts';

const [BLOCKS, WORDS, ANCHORS] = [1_800, 52, 10_000];

const chance = seeded(3);
const text = { type: 'doc', content: Array.from({ length: BLOCKS }, (_, i) => ({ type: 'paragraph', attrs: { id: `p${i}` }, content: [{ type: 'text', text: `${sentence(chance, WORDS)}.` }] })) };
const index = textIndex(text);

const anchorAt = (i, kind) => {
  const block = pick(chance, index.texts);
  const units = index.line.slice(block.start, block.end);
  const from = Math.floor(chance() * (units.length - 40));
  const quote = units.slice(from, from + 25);
  const point = (offset) => ({ block: block.id, offset });
  return { id: `${kind}${i}`, kind, from: point(from), to: point(from + 25), isWhole: false, quote, prefix: units.slice(Math.max(0, from - 64), from), suffix: units.slice(from + 25, from + 89), now: quote };
};

const asked = ({ id, kind, ...target }) => ({ id, kind, target: { ...target, relative: null } });

/** Every sixth block has a word put in, and some are split, moved and taken out. */
const edited = (doc) => ({
  ...doc,
  content: doc.content.flatMap((block, i) => {
    const [first] = block.content;
    const at = Math.floor((first.text.length) / 2);
    if (i % 90 === 50) return [];
    if (i % 90 === 40) return [{ ...block, content: [{ ...first, text: first.text.slice(0, at) }] }, { ...block, attrs: { id: `n${i}` }, content: [{ ...first, text: first.text.slice(at) }] }];
    return i % 6 === 0 ? [{ ...block, content: [{ ...first, text: `${first.text.slice(0, at)} nytt${first.text.slice(at)}` }, ...block.content.slice(1)] }] : [block];
  }),
});

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
/** Ms on the clock and of the processor: others may be at work on the machine. */
const timed = (work, rounds = 5) => {
  const times = Array.from({ length: rounds }, (_, i) => {
    const [begun, used] = [performance.now(), process.cpuUsage()];
    work(i);
    const { user, system } = process.cpuUsage(used);
    return [performance.now() - begun, (user + system) / 1_000];
  });
  return [0, 1].map((which) => median(times.map((time) => time[which])));
};

/** What was measured, and how many ms each took on the clock and of the processor (medians). */
export const timing = () => {
  const tracked = Array.from({ length: ANCHORS }, (_, i) => anchorAt(i, 'tracked'));
  const marked = Array.from({ length: ANCHORS }, (_, i) => anchorAt(i, 'mark'));
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seedUpdate({ text, overallStance: null }));
  const placing = timed(() => applyEdit(doc, { type: 'place-anchors', anchors: marked.map(asked) }, 1), 1);
  const withMarks = contentOf(doc).text;
  const bare = new Y.Doc();
  Y.applyUpdate(bare, seedUpdate({ text, overallStance: null }));
  const state = Y.encodeStateAsUpdate(bare);
  const fresh = () => {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, state);
    return copy;
  };
  const copies = Array.from({ length: 12 }, fresh);
  const [one] = [anchorAt(0, 'mark')];
  const place = { type: 'place-anchors', anchors: [asked(one)] };
  const item = (i) => {
    const about = anchorAt(i, 'tracked');
    return { key: String(i), scope: 'inline', place: about, base: [{ type: 'text', text: about.quote }], proposed: [{ type: 'text', text: 'andra ord än de som stod där' }], nowHash: null };
  };
  const lost = tracked.map((anchor, i) => (i % 5 === 0 ? { ...anchor, quote: `borttaget ${i} för länge sedan`, now: '' } : anchor));
  const rounds = [
    ['10,000 tracked anchors followed over 210 pages, every sixth block changed', () => followAnchors(text, edited(text), tracked)],
    ['10,000 tracked anchors followed, one word changed', () => followAnchors(text, { ...text, content: [...text.content.slice(0, -1), { ...text.content.at(-1), content: [{ type: 'text', text: 'nytt' }] }] }, tracked)],
    ['10,000 anchors with marks found', () => followAnchors(withMarks, withMarks, marked)],
    ['10,000 tracked anchors, 2,000 of them detached before', () => followAnchors(text, edited(text), lost)],
    ['the Y.Doc of 210 pages put together from its state', fresh],
    ['one anchor placed in a Y.Doc of 210 pages', (i) => applyEdit(copies[i], place, 1_000 + i)],
    ['one suggestion applied in a Y.Doc of 210 pages', (i) => applyEdit(copies[i + 5], { type: 'apply-suggestions', items: [item(i)] }, 2_000 + i)],
  ];
  const results = rounds.map(([name, work]) => [name, timed(work)]);
  const many = { type: 'apply-suggestions', items: Array.from({ length: 200 }, (__, i) => item(i)) };
  return [...results, ['200 suggestions applied at once in a Y.Doc of 210 pages', timed(() => applyEdit(copies[11], many, 3_000), 1)], ['10,000 anchors marked at once in a Y.Doc of 210 pages', placing]];
};
