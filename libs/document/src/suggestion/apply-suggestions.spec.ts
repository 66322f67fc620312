// Accepted suggestions, put into a text that may have changed.
import type { AnchorId } from '@samsvar/domain';
import { targetAt } from '../comment/place';
import { textIndex, wordsOf } from '../comment/text-index';
import type { NodeJson } from '../response/json';
import { nodesHash, saySame } from '../response/same';
import type { AcceptedSuggestion, AppliedSuggestion } from './accepted';
import { applySuggestions } from './apply-suggestions';
import { suggestedNodes, suggestionFault } from './fault';

const text = (words: string, ...anchors: string[]): NodeJson => ({ type: 'text', text: words, ...(anchors.length > 0 && { marks: anchors.map((anchorId) => ({ type: 'anchor', attrs: { anchorId } })) }) });
const paragraph = (id: string, ...content: NodeJson[]): NodeJson => ({ type: 'paragraph', attrs: { id }, ...(content.length > 0 && { content }) });
const heading: NodeJson = { type: 'sectionHeading', attrs: { id: 's', level: 1, title: 'Mål' } };
const doc = (...content: NodeJson[]): NodeJson => ({ type: 'doc', content });
const said = (node: NodeJson): string => node.text ?? (node.content ?? []).map(said).join('');
const lines = (node: NodeJson) => node.content?.map(said);

/** Proposes other words for some of a text. */
const rewording = (of: NodeJson, words: string, proposed: string, kind: 'mark' | 'tracked' = 'tracked'): AcceptedSuggestion => {
  const index = textIndex(of);
  const from = index.line.indexOf(words);
  const target = targetAt(index, { type: 'words', stretch: { from, to: from + words.length } });
  if (!target) throw new Error('no such words');
  return { key: words, scope: 'inline', place: { id: words as AnchorId, kind, now: words, ...target }, base: [text(words)], proposed: proposed ? [text(proposed)] : [], nowHash: null };
};
const aboutBlocks = (of: NodeJson, ids: readonly string[], proposed: readonly NodeJson[], scope: 'blocks' | 'insert' = 'blocks'): AcceptedSuggestion => {
  const point = (block = '') => ({ block, offset: 0 });
  const place = { id: ids.join() as AnchorId, kind: 'mark' as const, from: point(ids[0]), to: point(ids.at(-1)), isWhole: true, quote: '', prefix: '', suffix: '', now: '' };
  const base = (of.content ?? []).filter((node) => scope === 'blocks' && ids.includes(String(node.attrs?.['id'])));
  return { key: ids.join(), scope, place, base, proposed, nowHash: null };
};
const outcomes = (suggestions: readonly AppliedSuggestion[]) => suggestions.map(({ outcome }) => outcome);

const BEFORE = doc(heading, paragraph('p', text('Kommunen bör avstyrka förslaget i sin helhet.')), paragraph('q', text('Tiden var kort.')), paragraph('r', text('Slut.')));

test('equal text is replaced, and what stood there and stands there is told', () => {
  const { text: after, suggestions } = applySuggestions(BEFORE, [rewording(BEFORE, 'bör avstyrka', 'avstyrker')], 1);
  expect(lines(after)?.[1]).toBe('Kommunen avstyrker förslaget i sin helhet.');
  expect(suggestions).toEqual([{ key: 'bör avstyrka', outcome: 'applied', replaced: [text('bör avstyrka')], applied: [text('avstyrker')] }]);
});

test.each(['mark', 'tracked'] as const)('an edit beside the change is kept, one that touches it is asked about (%s)', (kind) => {
  const item = rewording(BEFORE, 'Kommunen bör avstyrka förslaget', 'Kommunen ska avstyrka förslaget', kind);
  const ids = kind === 'mark' ? [item.place.id] : [];
  const beside = doc(heading, paragraph('p', text('Vår kommun: '), text('Kommunen bör avstyrka utkastet', ...ids), text(' i sin helhet.')));
  const { text: after, suggestions } = applySuggestions(beside, [item], 1);
  expect(lines(after)?.[1]).toBe('Vår kommun: Kommunen ska avstyrka utkastet i sin helhet.');
  expect(outcomes(suggestions)).toEqual(['merged']);
  const touched = doc(heading, paragraph('p', text('Kommunen vill avstyrka förslaget', ...ids), text(' i sin helhet.')));
  const asked = applySuggestions(touched, [item], 1);
  const now = [text('Kommunen vill avstyrka förslaget')];
  expect(asked).toEqual({ text: touched, suggestions: [{ key: item.key, outcome: 'stale', now, nowHash: nodesHash(now) }] });
  const decided = applySuggestions(touched, [{ ...item, nowHash: nodesHash(now) }], 1);
  expect(lines(decided.text)?.[1]).toBe('Kommunen ska avstyrka förslaget i sin helhet.');
});

test('what is gone is said to be gone', () => {
  const item = rewording(BEFORE, 'avstyrka', 'tillstyrka');
  expect(outcomes(applySuggestions(doc(heading, paragraph('q', text('Annat.'))), [item], 1).suggestions)).toEqual(['gone']);
  expect(outcomes(applySuggestions(doc(heading), [aboutBlocks(BEFORE, ['q'], []), aboutBlocks(BEFORE, ['q'], [paragraph('n')], 'insert')], 1).suggestions)).toEqual(['gone', 'gone']);
});

test('anchors stay: its own on the new words, others where their words are or on what replaced them', () => {
  const marked = doc(paragraph('p', text('Kommunen ', 'all'), text('bör', 'all', 'own', 'word'), text(' avstyrka', 'all', 'own', 'part'), text(' allt', 'all', 'part')));
  const item = { ...rewording(doc(paragraph('p', text('Kommunen bör avstyrka allt'))), 'bör avstyrka', 'ska genast avstyrka', 'mark'), base: [text('bör avstyrka')] };
  const { text: after, suggestions } = applySuggestions(marked, [{ ...item, place: { ...item.place, id: 'own' as AnchorId } }], 1);
  expect(outcomes(suggestions)).toEqual(['applied']);
  const index = textIndex(after);
  const stand = Object.fromEntries([...index.marks].map(([id, stretches]) => [id, stretches.map((one) => wordsOf(index, one)).join('|')]));
  expect(stand).toEqual({ all: 'Kommunen ska genast avstyrka allt', own: 'ska genast avstyrka', word: 'ska genast', part: ' avstyrka allt' });
});

test('two about the same words: the second is judged by what the first left', () => {
  const items = [rewording(BEFORE, 'bör avstyrka', 'avstyrker'), { ...rewording(BEFORE, 'avstyrka förslaget', 'avvisa förslaget'), key: 'b' }, { ...rewording(BEFORE, 'i sin helhet', 'helt'), key: 'c' }];
  const { text: after, suggestions } = applySuggestions(BEFORE, items, 1);
  expect(outcomes(suggestions)).toEqual(['stale', 'applied', 'applied']);
  expect(lines(after)?.[1]).toBe('Kommunen bör avvisa förslaget helt.');
});

test('blocks: replaced, taken out and put in; new ones get ids of their own, and mirrored headings are left alone', () => {
  const items = [
    aboutBlocks(BEFORE, ['p'], [paragraph('p', text('Kommunen avstyrker.')), paragraph('r', text('Ny med upptaget id.')), { type: 'paragraph', content: [text('Utan id.')] }]),
    aboutBlocks(BEFORE, ['q'], []),
    aboutBlocks(BEFORE, ['r'], [paragraph('n1', text('Först.'))], 'insert'),
    { ...aboutBlocks(BEFORE, ['r'], [paragraph('n2', text('Sedan.'))], 'insert'), key: 'n2' },
    aboutBlocks(BEFORE, ['s'], []),
    { ...aboutBlocks(BEFORE, ['q'], [{ ...heading, attrs: { id: 'x' } }], 'insert'), key: 'h' },
  ];
  const { text: after, suggestions } = applySuggestions(BEFORE, items, 1);
  expect(outcomes(suggestions)).toEqual(['applied', 'applied', 'applied', 'applied', 'protected', 'protected']);
  expect(lines(after)).toEqual(['', 'Kommunen avstyrker.', 'Ny med upptaget id.', 'Utan id.', 'Slut.', 'Först.', 'Sedan.']);
  const ids = after.content?.map(({ attrs }) => String(attrs?.['id'])) ?? [];
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^[spqrn\d]+$|^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/.test(id))).toBe(true);
});

test('taking an acceptance back puts everything where it was', () => {
  const items = [rewording(BEFORE, 'bör avstyrka', 'avstyrker', 'mark'), aboutBlocks(BEFORE, ['q'], [paragraph('q', text('Tiden var för kort.'))]), aboutBlocks(BEFORE, ['r'], [paragraph('n', text('Nytt.'))], 'insert')];
  const done = applySuggestions(BEFORE, items, 1);
  const back = done.suggestions.map((one, i): AcceptedSuggestion => {
    const item = items[i] as AcceptedSuggestion;
    if (one.outcome !== 'applied') throw new Error(one.outcome);
    return { ...item, scope: item.scope === 'inline' ? 'inline' : 'blocks', base: one.applied, proposed: one.replaced };
  });
  // What was put in is named by itself; the place is still that of the block before it.
  const [, , last] = back;
  const undone = applySuggestions(done.text, [...back.slice(0, 2), ...(last ? [{ ...last, place: { ...last.place, from: { block: 'n', offset: 0 }, to: { block: 'n', offset: 0 } } }] : [])], 2);
  expect(outcomes(undone.suggestions)).toEqual(['applied', 'applied', 'applied']);
  expect(saySame([undone.text], [BEFORE])).toBe(true);
});

test('words that a citation stands beside take it along', () => {
  const citation = { type: 'citation', attrs: { citationId: 'c', label: 's. 1', mode: 'note' } };
  const marked = doc(paragraph('p', text('Se '), text('strategin', 'a'), citation, text(' nu')));
  const place = { id: 'a' as AnchorId, kind: 'mark' as const, from: { block: 'p', offset: 3 }, to: { block: 'p', offset: 13 }, isWhole: false, quote: 'strategin', prefix: 'Se ', suffix: ' nu', now: 'strategin' };
  const { text: after, suggestions } = applySuggestions(marked, [{ key: 'a', scope: 'inline', place, base: [text('strategin'), citation], proposed: [text('planen')], nowHash: null }], 1);
  expect(outcomes(suggestions)).toEqual(['applied']);
  expect(after.content?.[0]?.content?.map(({ type }) => type)).toEqual(['text', 'text', 'text']);
});

describe('what may be proposed', () => {
  test.each([
    ['inline', [text('ord'), { type: 'hardBreak' }], null],
    ['inline', [], null],
    ['blocks', [], null],
    ['insert', [], 'empty'],
    ['insert', [heading], 'protected'],
    ['inline', [paragraph('p', text('x'))], 'invalid'],
    ['blocks', [text('x')], 'invalid'],
    ['blocks', [{ type: 'table', content: [paragraph('p')] }], 'invalid'],
    ['blocks', [{ type: 'script' }], 'invalid'],
    ['inline', [{ type: 'text', text: 'x', marks: [{ type: 'glow' }] }], 'invalid'],
    ['inline', [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }], 'invalid'],
    ['inline', [{ type: 'text', text: 7 }, { type: 'text' }] as unknown as NodeJson[], 'invalid'],
    ['blocks', [{ type: 'paragraph', content: 'nej' }] as unknown as NodeJson[], 'invalid'],
    ['blocks', [null] as unknown as NodeJson[], 'invalid'],
  ] as const)('%s %j', (scope, nodes, fault) => {
    expect(suggestionFault(scope, nodes)).toBe(fault);
  });

  test('anchors in what is proposed are left out', () => {
    expect(suggestedNodes([text('ett ', 'a'), text('två')])).toEqual([text('ett två')]);
  });
});
