// Whatever is accepted, nothing that an author wrote meanwhile is lost, and the text stays one of our schema.
import type { AnchorId } from '@samsvar/domain';
import { withAnchors } from '../comment/anchor-marks';
import { targetAt } from '../comment/place';
import { textIndex } from '../comment/text-index';
import { bareNodes } from '../response/anchors';
import { schemaFault } from '../response/examine';
import type { NodeJson } from '../response/json';
import { pick, randomText, seeded, sentence, type Chance } from '../testing/random-text';
import type { AcceptedSuggestion } from './accepted';
import { applySuggestions } from './apply-suggestions';

const bareText = (chance: Chance): NodeJson => ({ type: 'doc', content: [...bareNodes(randomText(chance, 8).content ?? [])] });
const said = (node: NodeJson): string => node.text ?? (node.content ?? []).map(said).join(' ');

/** The text with words of an author's here and there. */
const written = (chance: Chance, text: NodeJson): { readonly text: NodeJson; readonly words: readonly string[] } => {
  const words: string[] = [];
  const visit = (node: NodeJson): NodeJson => {
    if (node.text === undefined) return node.content ? { ...node, content: node.content.map(visit) } : node;
    if (chance() < 0.6) return node;
    const at = Math.floor(chance() * node.text.length);
    const word = `nytt${words.length}ord`;
    words.push(word);
    return { ...node, text: `${node.text.slice(0, at)} ${word} ${node.text.slice(at)}` };
  };
  return { text: visit(text), words };
};

/** Suggestions by chance: words reworded, blocks reworded or taken out, and new blocks. */
const proposals = (chance: Chance, text: NodeJson): AcceptedSuggestion[] => {
  const index = textIndex(text);
  return Array.from({ length: 8 }, (_, i): AcceptedSuggestion[] => {
    const id = `s${i}` as AnchorId;
    const top = pick(chance, text.content ?? []);
    const point = { block: String(top.attrs?.['id']), offset: 0 };
    const whole = { id, kind: 'mark' as const, from: point, to: point, isWhole: true, quote: '', prefix: '', suffix: '', now: '' };
    const paragraph: NodeJson = { type: 'paragraph', attrs: { id: `f${i}` }, content: [{ type: 'text', text: sentence(chance) }] };
    if (chance() < 0.2) return [{ key: id, scope: 'insert', place: whole, base: [], proposed: [paragraph], nowHash: null }];
    if (chance() < 0.3) return [{ key: id, scope: 'blocks', place: whole, base: [top], proposed: chance() < 0.3 ? [] : [written(chance, top).text, paragraph], nowHash: null }];
    if (index.texts.length === 0) return [];
    const block = pick(chance, index.texts);
    const from = block.start + Math.floor((chance() * (block.end - block.start)) / 2);
    const stretch = { from, to: Math.min(block.end, from + 1 + Math.floor(chance() * 30)) };
    const target = stretch.to > stretch.from && block.id ? targetAt(index, { type: 'words', stretch }) : null;
    const base = target && target.quote.length === stretch.to - stretch.from ? [{ type: 'text', text: target.quote }] : null;
    if (!target || !base) return [];
    return [{ key: id, scope: 'inline', place: { id, kind: i % 2 === 0 ? 'mark' : 'tracked', now: target.quote, ...target }, base, proposed: chance() < 0.2 ? [] : [{ type: 'text', text: sentence(chance) }], nowHash: null }];
  }).flat();
};

test('an author’s words are in the text afterwards, whatever was accepted', () => {
  const outcomes = new Map<string, number>();
  for (let seed = 0; seed < 250; seed++) {
    const chance = seeded(seed);
    const before = bareText(chance);
    const items = proposals(chance, before);
    const index = textIndex(before);
    const marks = items.flatMap(({ scope, place }) => {
      const block = index.byId.get(place.from.block);
      return scope === 'inline' && place.kind === 'mark' && block ? [{ id: place.id, from: block.start + place.from.offset, to: block.start + place.to.offset }] : [];
    });
    const now = written(chance, withAnchors(before, marks));
    const { text, suggestions } = applySuggestions(now.text, items, seed + 1);
    const line = said(text);
    expect([seed, now.words.filter((word) => !line.includes(word))]).toEqual([seed, []]);
    expect([seed, schemaFault(text)]).toEqual([seed, null]);
    expect(suggestions.map(({ key }) => key)).toEqual(items.map(({ key }) => key));
    for (const { outcome } of suggestions) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  for (const outcome of ['applied', 'merged', 'stale', 'gone', 'protected']) expect([outcome, (outcomes.get(outcome) ?? 0) > 5]).toEqual([outcome, true]);
});
