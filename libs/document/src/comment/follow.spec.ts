// Anchors that keep to their words, however the text changes.
import type { AnchorId } from '@samsvar/domain';
import type { NodeJson } from '../response/json';
import { anchorOn, doc, paragraph, words } from '../testing/anchored';
import { followAnchors } from './follow';

const BEFORE = doc(
  paragraph('p1', words('Kommunen avstyrker förslaget i dess helhet. Remisstiden var för kort.')),
  paragraph('p2', words('Vi föreslår att kostnaderna utreds på nytt.')),
  paragraph('p3', words('Övriga delar tillstyrks.')),
);
const QUOTE = 'avstyrker förslaget';
const followed = (after: NodeJson, quote = QUOTE) => followAnchors(BEFORE, after, [anchorOn(BEFORE, quote)]).anchors[0];

describe('a tracked anchor keeps to its words', () => {
  const rest = (BEFORE.content ?? []).slice(1);
  const cases: readonly (readonly [string, NodeJson, string])[] = [
    ['typed before', doc(paragraph('p1', words('Hela kommunen avstyrker förslaget i dess helhet.')), ...rest), 'p1'],
    ['split before it', doc(paragraph('p1', words('Kommunen ')), paragraph('n', words('avstyrker förslaget i dess helhet. Remisstiden var för kort.')), ...rest), 'n'],
    ['joined with the next', doc(paragraph('p1', words('Kommunen avstyrker förslaget i dess helhet. Remisstiden var för kort.Vi föreslår att kostnaderna utreds på nytt.')), rest[1] ?? paragraph('x')), 'p1'],
    ['made a heading', doc({ type: 'heading', attrs: { id: 'p1', level: 2 }, content: BEFORE.content?.[0]?.content ?? [] }, ...rest), 'p1'],
    ['made a list', doc({ type: 'bulletList', attrs: { id: 'l' }, content: [{ type: 'listItem', attrs: { id: 'i' }, content: [BEFORE.content?.[0] ?? paragraph('x')] }] }, ...rest), 'p1'],
    ['made a quotation with another id', doc({ type: 'quotation', attrs: { id: 'q' }, content: [paragraph('p9', ...(BEFORE.content?.[0]?.content ?? []))] }, ...rest), 'p9'],
    ['moved', doc(...rest, BEFORE.content?.[0] ?? paragraph('x')), 'p1'],
    ['moved under a new id', doc(...rest, paragraph('p7', ...(BEFORE.content?.[0]?.content ?? []))), 'p7'],
    ['set in a table', doc({ type: 'table', attrs: { id: 't' }, content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [BEFORE.content?.[0] ?? paragraph('x')] }] }] }, ...rest), 'p1'],
    ['restored under new ids', doc(...(BEFORE.content ?? []).map((block, i) => ({ ...block, attrs: { id: `r${i}` } }))), 'r0'],
  ];
  test.each(cases)('%s', (_, after, block) => {
    expect(followed(after)).toMatchObject({ state: 'live', now: QUOTE, from: { block }, to: { block } });
  });

  test('split inside it: both halves', () => {
    const after = doc(paragraph('p1', words('Kommunen avstyrker')), paragraph('n', words('förslaget i dess helhet. Remisstiden var för kort.')), ...rest);
    expect(followed(after)).toMatchObject({ state: 'changed', now: 'avstyrker\nförslaget', from: { block: 'p1', offset: 9 }, to: { block: 'n', offset: 9 } });
  });

  test('rewritten: what stands in its place', () => {
    const after = doc(paragraph('p1', words('Kommunen tillstyrker utkastet i dess helhet. Remisstiden var för kort.')), ...rest);
    expect(followed(after)).toMatchObject({ state: 'changed', now: 'tillstyrker utkastet' });
  });

  test('taken out: detached, with its last place', () => {
    const after = doc(paragraph('p1', words('Kommunen i dess helhet. Remisstiden var för kort.')), ...rest);
    expect(followed(after)).toMatchObject({ state: 'detached', now: '', from: { block: 'p1', offset: 9 } });
  });

  test('put back: live again', () => {
    const gone = { ...anchorOn(BEFORE, QUOTE), now: '' };
    expect(followAnchors(doc(paragraph('p3')), BEFORE, [gone]).anchors[0]).toMatchObject({ state: 'live', now: QUOTE });
  });
});

test('short words that stand in many places are told apart by what stands around them', () => {
  const many = doc(paragraph('a', words('vi bör nog utreda')), paragraph('b', words('man bör sedan besluta')), paragraph('c', words('de bör gå')));
  const after = doc(paragraph('x', words('vi bör nog utreda')), paragraph('y', words('man bör sedan besluta')), paragraph('z', words('de bör gå')));
  const anchor = { ...anchorOn(many, 'bör'), from: { block: 'b', offset: 4 }, to: { block: 'b', offset: 7 }, prefix: 'man ', suffix: ' sedan besluta' };
  expect(followAnchors(null, after, [anchor]).anchors[0]).toMatchObject({ state: 'live', from: { block: 'y', offset: 4 } });
});

test('marks nobody knows, marks copied and marks lost are told', () => {
  const after = doc(paragraph('p1', words('Kommunen '), words(QUOTE, QUOTE), words(' helt', 'stranger')), paragraph('p2', words(QUOTE, QUOTE)), paragraph('p3', words('Övriga delar')));
  const result = followAnchors(BEFORE, after, [anchorOn(BEFORE, QUOTE, 'mark'), anchorOn(BEFORE, 'Övriga delar', 'mark')]);
  expect(result).toMatchObject({ strangers: ['stranger'], copied: [QUOTE], unmarked: ['Övriga delar'] });
  expect(result.anchors[0]).toMatchObject({ state: 'live', from: { block: 'p1' } });
});

test('a citation within the words tears no anchor apart', () => {
  const cited = doc(paragraph('p1', words('se ', 'x'), { type: 'citation', attrs: { citationId: 'c' } }, words('även här', 'x')));
  const anchor = { ...anchorOn(doc(paragraph('p1', words('se även här'))), 'se även här'), id: 'x' as AnchorId };
  expect(followAnchors(null, cited, [anchor]).anchors[0]).toMatchObject({ state: 'live', from: { offset: 0 }, to: { offset: 12 } });
});
