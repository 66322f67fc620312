// Texts of a response made by chance, and made into others, for specs.
import type { MarkJson, NodeJson } from '../response/json';

/** A number from 0 up to, not including, 1. */
export type Chance = () => number;

/** Chance that can be repeated (mulberry32). */
export const seeded = (seed: number): Chance => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const WORDS = 'kommunen avstyrker förslaget eftersom kostnaderna inte har beräknats och remisstiden varit kort länet önskar en ny utredning av finansieringen bör ska kan må'.split(' ');
export const pick = <T>(chance: Chance, from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
export const sentence = (chance: Chance, words = 1 + Math.floor(chance() * 12)): string => Array.from({ length: words }, () => pick(chance, WORDS)).join(' ');

const marks = (chance: Chance): MarkJson[] => [
  ...(chance() < 0.15 ? [{ type: 'bold', attrs: {} }] : []),
  ...(chance() < 0.1 ? [{ type: 'italic', attrs: {} }] : []),
  ...['a', 'b', 'c'].filter(() => chance() < 0.1).map((anchorId) => ({ type: 'anchor', attrs: { anchorId } })),
];

/** A line of text by chance. */
export const line = (chance: Chance): NodeJson[] =>
  Array.from({ length: Math.floor(chance() * 5) }, (): NodeJson => {
    const kind = chance();
    if (kind < 0.1) return { type: 'hardBreak' };
    if (kind < 0.2) return { type: 'citation', attrs: { citationId: `c${Math.floor(chance() * 4)}`, label: 's. 3', mode: 'note' } };
    const given = marks(chance);
    return { type: 'text', text: `${sentence(chance)} `, ...(given.length > 0 && { marks: given }) };
  });

const content = (nodes: NodeJson[]) => (nodes.length > 0 ? { content: nodes } : {});
export const paragraphOf = (id: string, nodes: NodeJson[]): NodeJson => ({ type: 'paragraph', attrs: { id }, ...content(nodes) });

const block = (chance: Chance, id: string): NodeJson => {
  const kind = chance();
  if (kind < 0.6) return paragraphOf(id, line(chance));
  if (kind < 0.7) return { type: 'heading', attrs: { id, level: 1 + Math.floor(chance() * 3) }, ...content(line(chance)) };
  if (kind < 0.8) {
    const items = Array.from({ length: 1 + Math.floor(chance() * 3) }, (_, i) => ({ type: 'listItem', attrs: { id: `${id}i${i}` }, content: [paragraphOf(`${id}p${i}`, line(chance))] }));
    return { type: 'bulletList', attrs: { id }, content: items };
  }
  if (kind < 0.9) {
    const cell = (no: string) => ({ type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [paragraphOf(`${id}c${no}`, line(chance))] });
    return { type: 'table', attrs: { id }, content: [{ type: 'tableRow', content: [cell('0'), cell('1')] }, { type: 'tableRow', content: [cell('2'), cell('3')] }] };
  }
  return { type: 'sectionHeading', attrs: { id, level: 1, number: '1', title: 'Mål', status: 'answer' } };
};

/** A text by chance, with ids that another one shares. */
export const randomText = (chance: Chance, size = 6): NodeJson => {
  const ids = Array.from({ length: size }, (_, i) => `b${i}`).sort(() => chance() - 0.5);
  return { type: 'doc', content: ids.slice(0, 1 + Math.floor(chance() * size)).map((id) => block(chance, id)) };
};

/** The text with some of its words and blocks changed. */
export const changedText = (chance: Chance, text: NodeJson): NodeJson => {
  const change = (node: NodeJson): NodeJson => {
    if (node.type === 'text' && chance() < 0.2) return { ...node, text: chance() < 0.5 ? `${sentence(chance)} ` : `${node.text ?? ''}${sentence(chance, 1)}` };
    if (!node.content) return node;
    return { ...node, content: node.content.map(change) };
  };
  const blocks = (text.content ?? []).map((node) => (chance() < 0.5 ? change(node) : node)).filter(() => chance() > 0.1);
  return { ...text, content: blocks.length > 0 ? blocks : (text.content ?? []) };
};
