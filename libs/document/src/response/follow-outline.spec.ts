// The mirrored outline follows a new version: told in small texts, and held to what must never happen in a thousand by chance.
import type { BlockMap } from '@samsvar/domain';
import { anchor, citation, content, heading, paragraph, section, words } from '../testing/a-text';
import { pick, seeded, sentence, type Chance } from '../testing/random-text';
import { examine } from './examine';
import { KEPT_SECTIONS, followOutline } from './follow-outline';
import { countMirrored, type FollowedVersions, type OutlineHeading } from './follow-outline-pairs';
import { headingLevel, isHeading, headingWords } from './headings';
import { plainText, textAttribute, type NodeJson } from './json';
import { contentOf, seedUpdate, type ResponseContent } from './ydoc';
import * as Y from 'yjs';

/** "4.3 Centrum" at the level that its number has; its place is its index. */
const headingsOf = (...lines: readonly string[]): OutlineHeading[] =>
  lines.map((line, ord) => {
    const [, label = null, text = line] = /^([\d.]+) (.*)$/.exec(line) ?? [];
    return { ord, level: label === null ? 1 : label.split('.').length, label, text };
  });
const mirror = (headings: readonly OutlineHeading[], ord: number, attrs: Readonly<Record<string, unknown>> = {}): NodeJson => {
  const { level, label, text } = headings[ord] ?? { level: 1, label: null, text: '' };
  return section(`s${ord}`, label ?? '', text, { level, number: label, sourceBlock: ord, status: 'undecided', ...attrs });
};
const ids = () => {
  let no = 0;
  return () => `new${no++}`;
};
const follow = (blocks: readonly NodeJson[], from: readonly OutlineHeading[], to: readonly OutlineHeading[], map: BlockMap = []) => {
  const result = followOutline(content(...blocks), { from, to, map }, ids());
  return { ...result, blocks: result.content.text.content ?? [] };
};
const pair = (from: number, to: number, kind: BlockMap[number]['kind'] = 'edited', similarity = 0.8) => ({ from, to, kind, similarity });
/** Each block in a line: level and words of headings, words of the rest. */
const lines = (blocks: readonly NodeJson[]): string[] =>
  blocks.map((block) => (isHeading(block) ? `${'#'.repeat(headingLevel(block))} ${block.type === 'heading' ? plainText(block) : headingWords(block)}` : plainText(block)));

const V1 = headingsOf('1 Inledning', '1.1 Bakgrund', '2 Hälsodata', '2.1 Centrum', '2.2 Tillgång', '3 Kompetens');
const TEXT = [
  heading('o1', 'Sammanfattning'),
  paragraph('p1', 'Vi tillstyrker.'),
  mirror(V1, 0),
  paragraph('e0'),
  mirror(V1, 1),
  paragraph('e1'),
  mirror(V1, 2, { stance: 'opposes' }),
  paragraph('p2', 'Om data.'),
  mirror(V1, 3),
  paragraph('p3', 'Om centrum ', citation('c1'), words('viktigt', anchor('a1')), '.'),
  heading('o2', 'Vårt förslag', 3),
  paragraph('p4', 'Så här.'),
  mirror(V1, 4),
  paragraph('p5', 'Om tillgång.'),
  mirror(V1, 5),
  paragraph('e2'),
  heading('o3', 'Konsekvenser'),
  paragraph('p6', 'Inga.'),
];

it('changes nothing when nothing differs', () => {
  const result = follow(TEXT, V1, V1);
  expect(result.blocks).toEqual(TEXT);
  expect(result.changes).toEqual({ kept: 6, changed: [], added: [], removed: [] });
});

it('moves a heading with all that stands under it, and gives it its new number', () => {
  const to = headingsOf('1 Inledning', '1.1 Bakgrund', '2 Hälsodata', '2.1 Tillgång', '3 Kompetens', '3.1 Ett centrum');
  const result = follow(TEXT, V1, to, [pair(3, 5, 'moved-edited')]);
  expect(lines(result.blocks)).toEqual([
    '# Sammanfattning', 'Vi tillstyrker.', '# 1 Inledning', '', '## 1.1 Bakgrund', '', '# 2 Hälsodata', 'Om data.',
    '## 2.1 Tillgång', 'Om tillgång.', '# 3 Kompetens', '', '## 3.1 Ett centrum', 'Om centrum viktigt.', '### Vårt förslag', 'Så här.', '# Konsekvenser', 'Inga.',
  ]);
  expect(result.changes).toEqual({
    kept: 4,
    changed: [
      { sectionId: 's3', before: { number: '2.1', title: 'Centrum' }, after: { number: '3.1', title: 'Ett centrum' }, isMoved: true },
      { sectionId: 's4', before: { number: '2.2', title: 'Tillgång' }, after: { number: '2.1', title: 'Tillgång' }, isMoved: false },
    ],
    added: [],
    removed: [],
  });
  expect(JSON.stringify(result.blocks)).toContain('"anchorId":"a1"');
});

it('puts new headings where they are in the source, undecided, with a place to write in', () => {
  const to = headingsOf('1 Inledning', '1.1 Bakgrund', '2 Hälsodata', '2.1 Centrum', '2.2 Styrning', '2.3 Tillgång', '3 Kompetens', '4 Finansiering');
  const { blocks, changes } = follow(TEXT, V1, to);
  expect(lines(blocks).slice(8)).toEqual([
    '## 2.1 Centrum', 'Om centrum viktigt.', '### Vårt förslag', 'Så här.', '## 2.2 Styrning', '', '## 2.3 Tillgång', 'Om tillgång.',
    '# 3 Kompetens', '', '# 4 Finansiering', '', '# Konsekvenser', 'Inga.',
  ]);
  expect(blocks.find((block) => textAttribute(block, 'title') === 'Styrning')?.attrs).toMatchObject({ status: 'undecided', stance: null, sourceBlock: 4 });
  expect(changes.added).toEqual([{ number: '2.2', title: 'Styrning' }, { number: '4', title: 'Finansiering' }]);
});

it('keeps what was written under removed headings at the end, with the stance in words, and lets empty ones go', () => {
  const result = follow(TEXT, V1, headingsOf('3 Kompetens', '2.2 Tillgång'));
  expect(lines(result.blocks)).toEqual([
    '# Sammanfattning', 'Vi tillstyrker.', '# 3 Kompetens', '', '## 2.2 Tillgång', 'Om tillgång.', '# Konsekvenser', 'Inga.',
    `# ${KEPT_SECTIONS}`, '## 2 Hälsodata', 'Ställningstagande: Avstyrker', 'Om data.', '### 2.1 Centrum', 'Om centrum viktigt.', '#### Vårt förslag', 'Så här.',
  ]);
  expect(result.blocks.find((block) => plainText(block) === '2.1 Centrum')).toMatchObject({ type: 'heading', attrs: { id: 's3' } });
  expect(result.changes.removed).toEqual([
    { sectionId: 's0', heading: { number: '1', title: 'Inledning' }, words: 0, hasStance: false, beginning: '' },
    { sectionId: 's1', heading: { number: '1.1', title: 'Bakgrund' }, words: 0, hasStance: false, beginning: '' },
    { sectionId: 's2', heading: { number: '2', title: 'Hälsodata' }, words: 2, hasStance: true, beginning: 'Om data.' },
    { sectionId: 's3', heading: { number: '2.1', title: 'Centrum' }, words: 7, hasStance: false, beginning: 'Om centrum viktigt. Vårt förslag Så här.' },
  ]);
});

it('keeps what a later version removes under the heading that is there since an earlier one', () => {
  const V2 = V1.filter(({ ord }) => ord !== 3);
  const once = follow(TEXT, V1, V2);
  const twice = follow(once.blocks, V2, V2.filter(({ ord }) => ord !== 4));
  expect(lines(twice.blocks).slice(-6)).toEqual([`# ${KEPT_SECTIONS}`, '## 2.1 Centrum', 'Om centrum viktigt.', '### Vårt förslag', 'Så här.', '## 2.2 Tillgång', 'Om tillgång.'].slice(-6));
  expect(lines(twice.blocks).filter((line) => line.includes(KEPT_SECTIONS))).toHaveLength(1);
});

it('leaves a section of our own between two chapters where it stands, and puts new sections of the first before it', () => {
  const blocks = [mirror(V1, 0), paragraph('x'), heading('own', 'Eget'), paragraph('y', 'Vårt.'), mirror(V1, 2), paragraph('z')];
  const to = headingsOf('1 Inledning', '1.1 Nytt', '2 Hälsodata', '3 Mer');
  expect(lines(follow(blocks, V1, to).blocks)).toEqual(['# 1 Inledning', '', '## 1.1 Nytt', '', '# Eget', 'Vårt.', '# 2 Hälsodata', '', '# 3 Mer', '']);
});

it('knows a heading that was brought back from another version by what it says', () => {
  const V2 = headingsOf('1 Nytt', '1.1 Inledning', '2 Hälsodata');
  const mixed = [mirror(V2, 0), paragraph('a', 'Ett.'), mirror(V1, 2, { stance: 'neutral' }), paragraph('b', 'Två.')];
  expect(countMirrored(content(...mixed).text, V2)).toEqual({ same: 2, of: 2 });
  expect(countMirrored(content(...mixed).text, V1)).toEqual({ same: 1, of: 2 });
  expect(follow(mixed, V2, headingsOf('1 Nytt', '2 Hälsodata')).changes).toMatchObject({ kept: 2, removed: [] });
});

it('pairs a heading once: of two that were merged the more alike one is it, the other is kept', () => {
  const to = headingsOf('1 Inledning', '1.1 Bakgrund', '2 Hälsodata', '2.1 Centrum och åtkomst', '3 Kompetens');
  const { changes } = follow(TEXT, V1, to, [pair(3, 3, 'merged', 0.6), pair(4, 3, 'merged', 0.5)]);
  expect(changes.changed).toMatchObject([{ sectionId: 's3' }]);
  expect(changes.removed).toMatchObject([{ sectionId: 's4', words: 2 }]);
});

it('does not mirror what the text has left out of the followed version', () => {
  const some = TEXT.filter((block) => !['s1', 'e1'].includes(textAttribute(block, 'id') ?? ''));
  const { blocks, changes } = follow(some, V1, headingsOf('1 Inledning', '1.1 Bakgrund', '2 Hälsodata', '2.1 Centrum', '2.2 Tillgång', '3 Kompetens', '4 Nytt'));
  expect(changes).toMatchObject({ kept: 5, added: [{ title: 'Nytt' }], removed: [] });
  expect(lines(blocks)).not.toContain('## 1.1 Bakgrund');
});

describe('by chance', () => {
  const outlineByChance = (chance: Chance): OutlineHeading[] =>
    Array.from({ length: Math.floor(chance() * 9) }, (_, i) => ({ ord: i * 3 + Math.floor(chance() * 2), level: 1 + Math.floor(chance() * 5), label: chance() < 0.7 ? String(i) : null, text: `${sentence(chance, 1 + Math.floor(chance() * 2))} ${i}` }));
  const nextOutline = (chance: Chance, from: readonly OutlineHeading[]): FollowedVersions => {
    const rows: { from: number; heading: OutlineHeading }[] = [];
    const fresh: OutlineHeading[] = [];
    for (const one of from) {
      if (chance() < 0.2) continue;
      rows.push({ from: one.ord, heading: { ...one, ...(chance() < 0.3 && { text: sentence(chance, 3) }), ...(chance() < 0.2 && { level: 1 + Math.floor(chance() * 5) }) } });
    }
    while (chance() < 0.4) fresh.push({ ord: 0, level: 1 + Math.floor(chance() * 4), label: null, text: sentence(chance, 2) });
    const all: { readonly from: number | null; readonly heading: OutlineHeading }[] = [...rows, ...fresh.map((one) => ({ from: null, heading: one }))];
    if (chance() < 0.7) all.sort(() => chance() - 0.5);
    const to = all.map(({ heading: one }, i) => ({ ...one, ord: i * 2 }));
    return { from, to, map: all.flatMap((one, i) => (one.from === null ? [] : [pair(one.from, i * 2)])) };
  };
  const textByChance = (chance: Chance, from: readonly OutlineHeading[]): ResponseContent => {
    let no = 0;
    const some = (): NodeJson[] =>
      Array.from({ length: Math.floor(chance() * 3) }, () => {
        const id = `b${no++}`;
        const kind = chance();
        if (kind < 0.2) return paragraph(id);
        if (kind < 0.4) return heading(id, `${id} ${sentence(chance, 2)}`, 1 + Math.floor(chance() * 4));
        if (kind < 0.5) return { type: 'demand', attrs: { id }, content: [words(`${id} ${sentence(chance)}`)] };
        return paragraph(id, `${id} ${sentence(chance)} `, ...(chance() < 0.4 ? [citation(`c${id}`)] : []), ...(chance() < 0.3 ? [words('märkt', anchor(`a${id}`))] : []));
      });
    const mirrored = from.filter(() => chance() < 0.9);
    return content(
      paragraph('first', 'Först.'),
      ...some(),
      ...mirrored.flatMap((one) => [
        section(`s${one.ord}`, '', one.text, { level: Math.min(one.level ?? 1, 4), number: one.label, sourceBlock: one.ord, stance: chance() < 0.3 ? pick(chance, ['supports', 'opposes', 'neutral']) : null }),
        ...some(),
      ]),
    );
  };
  const all = (node: NodeJson, look: (inner: NodeJson) => string[]): string[] => [...look(node), ...(node.content ?? []).flatMap((inner) => all(inner, look))];
  const idsOf = (text: NodeJson, name: string) => all(text, (node) => [textAttribute(node, name)].filter((id) => id !== null)).sort();
  const anchorsOf = (text: NodeJson) => all(text, ({ marks = [] }) => marks.flatMap((mark) => (mark.type === 'anchor' ? String(mark.attrs?.['anchorId']) : []))).sort();
  const written = (text: NodeJson) => (text.content ?? []).filter((block) => block.type !== 'sectionHeading' && plainText(block) !== '');
  /** In the order of the new version: all but those of the followed one that the text has never mirrored. */
  const follows = (before: NodeJson, text: NodeJson, { from, to, map }: FollowedVersions) => {
    const there = new Set((before.content ?? []).flatMap((block) => (block.type === 'sectionHeading' ? [block.attrs?.['sourceBlock']] : [])));
    const absent = from.filter(({ ord }) => !there.has(ord));
    const origin = (ord: number) => map.find((row) => row.to === ord)?.from;
    const mirrored = (text.content ?? []).filter(({ type }) => type === 'sectionHeading').map(({ attrs }) => [attrs?.['sourceBlock'], attrs?.['number'], attrs?.['title']]);
    const isFree = ({ ord, text: title }: OutlineHeading) => origin(ord) === undefined && absent.some((one) => one.text === title);
    const expected = to.filter(({ ord }) => origin(ord) === undefined || there.has(origin(ord)));
    const listed = expected.filter((one) => !isFree(one) || mirrored.some(([ord]) => ord === one.ord));
    expect(mirrored).toEqual(listed.map(({ ord, label, text: title }) => [ord, label, title]));
    return mirrored.length;
  };

  it.each(Array.from({ length: 300 }, (_, i) => i))('%i: loses no word, citation, anchor or stance, skips no level, and says what the source says', (seed) => {
    const chance = seeded(seed);
    const from = outlineByChance(chance);
    const before = textByChance(chance, from);
    const versions = nextOutline(chance, from);
    const { content: after, changes } = followOutline(before, versions, ids());

    const mirrored = follows(before.text, after.text, versions);
    const kept = new Map((after.text.content ?? []).map((block) => [textAttribute(block, 'id'), block]));
    for (const block of written(before.text)) expect(plainText(kept.get(textAttribute(block, 'id')) ?? { type: 'none' })).toBe(plainText(block));
    expect(idsOf(after.text, 'citationId')).toEqual(idsOf(before.text, 'citationId'));
    expect(anchorsOf(after.text)).toEqual(anchorsOf(before.text));
    const blocks = after.text.content ?? [];
    for (const was of (before.text.content ?? []).filter((block) => textAttribute(block, 'stance') !== null)) {
      const at = blocks.findIndex((block) => textAttribute(block, 'id') === textAttribute(was, 'id'));
      const told = blocks[at]?.type === 'sectionHeading' ? textAttribute(blocks[at], 'stance') === textAttribute(was, 'stance') : plainText(blocks[at + 1] ?? { type: 'none' }).startsWith('Ställningstagande: ');
      expect(told).toBe(true);
    }
    const levels = blocks.filter(isHeading).map(headingLevel);
    // A text that follows already is left alone, with the levels of its own that somebody may have skipped.
    if (after !== before) levels.forEach((level, i) => expect(level).toBeLessThanOrEqual(Math.min((levels[i - 1] ?? 0) + 1, 4)));
    expect(changes.kept + changes.changed.length + changes.removed.length).toBe((before.text.content ?? []).filter(({ type }) => type === 'sectionHeading').length);
    expect(changes.kept + changes.changed.length + changes.added.length).toBe(mirrored);

    const doc = new Y.Doc();
    Y.applyUpdate(doc, seedUpdate(after));
    expect(examine(doc).fault).toBeNull();
    expect(contentOf(doc).text.content).toHaveLength(blocks.length);
    const same = versions.to.map(({ ord }) => pair(ord, ord, 'same', 1));
    const again = followOutline(after, { from: versions.to, to: versions.to, map: same }, ids());
    expect(again.content).toEqual(after);
  });
});
