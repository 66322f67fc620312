// A text brought back: it reads as the version did, and keeps the anchors of words that are still there.
import type { NodeJson } from '../response/json';
import { anchor, content, heading, list, paragraph, words } from '../testing/a-text';
import { everyNode } from '../testing/every-node';
import { schemaFault } from '../response/examine';
import { diffContents } from './diff';
import { restored } from './restore';
import { wordsOf } from './readable';

const bring = (now: readonly NodeJson[], version: readonly NodeJson[], sectionId: string | null = null) => {
  const result = restored(content(...now), content(...version), sectionId);
  if (result.type !== 'restored') throw new Error(result.type);
  return { ...result, blocks: result.content.text.content ?? [] };
};
const lines = (blocks: readonly NodeJson[]) => blocks.map(wordsOf);
const ids = (blocks: readonly NodeJson[]) => blocks.map(({ attrs }) => attrs?.['id'] ?? null);
/** The words that an anchor stands on, block by block. */
const anchored = (blocks: readonly NodeJson[], name: string): string[] =>
  blocks.flatMap((block) => {
    const on = (block.content ?? []).filter(({ marks }) => marks?.some(({ attrs }) => attrs?.['anchorId'] === name)).map(({ text }) => text ?? '').join('');
    return [...(on ? [on] : []), ...anchored(block.content?.filter(({ content: inner }) => inner) ?? [], name)];
  });

describe('the whole', () => {
  it('reads as the version did, with its ids and its overall stance', () => {
    const version = { text: everyNode(), overallStance: 'opposes' as const };
    const now = content(paragraph('p1', 'Helt annat.'), paragraph('x', 'Nytt.'));
    const result = restored(now, version, null);
    expect(result.type === 'restored' && diffContents(version, result.content)).toMatchObject({ changes: [] });
  });

  it('changes nothing, and hands on what there was, when nothing differs but anchors', () => {
    const now = content(paragraph('p', 'Vi ', words('tillstyrker', anchor('a')), '.'));
    const result = restored(now, content(paragraph('p', 'Vi tillstyrker.')), null);
    expect(result).toEqual({ type: 'restored', content: now, changed: 0 });
    expect(result.type === 'restored' && result.content).toBe(now);
  });

  it('counts blocks', () => {
    const now = [paragraph('a', 'Ett'), paragraph('b', 'Två'), paragraph('x', 'Nytt')];
    const version = [paragraph('a', 'Ett'), paragraph('b', 'Tvåa'), list('l', ['i', paragraph('c', 'Tre')])];
    expect(bring(now, version).changed).toBe(3);
  });

  it('leaves the anchors of the version behind, and keeps those of the text', () => {
    const version = [paragraph('p', words('Vi tillstyrker.', anchor('old')))];
    const { blocks } = bring([paragraph('p', 'Vi ', words('avstyrker', anchor('a')), ' allt.')], version);
    expect(JSON.stringify(blocks)).not.toContain('old');
    expect(lines(blocks)).toEqual(['Vi tillstyrker.']);
  });

  it('keeps an anchor on the words that survive, and over what comes back within it', () => {
    const now = [paragraph('p', 'Regionen ', words('ska utreda frågan', anchor('a')), ' snart.')];
    const { blocks } = bring(now, [paragraph('p', 'Regionen ska genast utreda frågan.')]);
    expect(anchored(blocks, 'a')).toEqual(['ska genast utreda frågan']);
    const { blocks: other } = bring(now, [paragraph('p', 'Regionen bör utreda frågan.')]);
    expect(anchored(other, 'a')).toEqual([' utreda frågan']);
  });

  it('keeps anchors that overlap, beside the formatting of the version', () => {
    const now = [paragraph('p', words('ett ', anchor('a')), words('två', anchor('a'), anchor('b')), words(' tre', anchor('b')))];
    const { blocks } = bring(now, [paragraph('p', words('ett två', 'bold'), ' tre fyra')]);
    expect([anchored(blocks, 'a'), anchored(blocks, 'b')]).toEqual([['ett två'], ['två tre']]);
    expect(blocks[0]?.content?.[0]?.marks?.map(({ type }) => type)).toEqual(['bold', 'anchor']);
  });

  it('keeps them where a block was split, joined, moved or laid out in another way', () => {
    const tail = words('återkomma med ett förslag om medel', anchor('a'));
    const [first, second] = ['Regionen bör utreda frågan och ', 'återkomma med ett förslag om medel'];
    expect(anchored(bring([paragraph('p', first), paragraph('q', tail)], [paragraph('p', first + second)]).blocks, 'a')).toEqual([second]);
    expect(anchored(bring([paragraph('p', first, tail)], [paragraph('p', first), paragraph('q', second)]).blocks, 'a')).toEqual([second]);
    expect(anchored(bring([paragraph('p', first), paragraph('q', tail)], [paragraph('q', second), paragraph('p', first)]).blocks, 'a')).toEqual([second]);
    expect(anchored(bring([paragraph('q', tail)], [list('l', ['i', heading('q', second)])]).blocks, 'a')).toEqual([second]);
  });

  it('lets go of an anchor whose words are gone', () => {
    const { blocks } = bring([paragraph('p', 'Kvar.'), paragraph('q', words('Borta.', anchor('a')))], [paragraph('p', 'Kvar.')]);
    expect(anchored(blocks, 'a')).toEqual([]);
  });
});

describe('one section', () => {
  const version = [
    heading('h1', 'Ett'), paragraph('a', 'A då.'),
    heading('h2', 'Två'), paragraph('b', 'B då.'), heading('h21', 'Två ett', 2), paragraph('c', 'C då.'),
    heading('h3', 'Tre'), paragraph('d', 'D då.'),
  ];
  const now = [
    heading('h1', 'Ett'), paragraph('a', words('A nu.', anchor('a'))), paragraph(null, words('Utan märke.', anchor('b'))),
    heading('h2', 'Två nu'), paragraph('b', 'B nu.'), paragraph('x', 'X nu.'),
    heading('h3', 'Tre'), paragraph('d', 'D nu.'),
  ];

  it('brings back a heading and all under it, and touches nothing else', () => {
    const { blocks, changed } = bring(now, version, 'h2');
    expect(lines(blocks)).toEqual(['Ett', 'A nu.', 'Utan märke.', 'Två', 'B då.', 'Två ett', 'C då.', 'Tre', 'D nu.']);
    expect(blocks.slice(0, 3)).toEqual(now.slice(0, 3));
    expect(changed).toBe(5);
  });

  it('keeps the overall stance of the text', () => {
    const result = restored({ ...content(...now), overallStance: 'supports' }, { ...content(...version), overallStance: 'opposes' }, 'h1');
    expect(result.type === 'restored' && result.content.overallStance).toBe('supports');
  });

  it('puts one that is gone back where it stood', () => {
    const without = [...now.slice(0, 3), ...now.slice(6)];
    expect(lines(bring(without, version, 'h2').blocks)).toEqual(['Ett', 'A nu.', 'Utan märke.', 'Två', 'B då.', 'Två ett', 'C då.', 'Tre', 'D nu.']);
    expect(ids(bring(now, version, 'h21').blocks)).toEqual(['h1', 'a', null, 'h2', 'b', 'x', 'h21', 'c', 'h3', 'd']);
    expect(ids(bring(now.slice(0, 6), version, 'h3').blocks)).toEqual(['h1', 'a', null, 'h2', 'b', 'x', 'h3', 'd']);
    expect(ids(bring([paragraph('z', 'Inget kvar.')], version, 'h1').blocks)).toEqual(['z', 'h1', 'a']);
  });

  it('says when the version has no such section', () => {
    expect(restored(content(...now), content(...version), 'nowhere')).toEqual({ type: 'no-section' });
    expect(restored(content(...now), content(...version), 'a')).toEqual({ type: 'no-section' });
  });

  it('doubles no id and loses no block that only moved between sections', () => {
    const moved = [heading('h1', 'Ett'), paragraph('a', 'A nu.'), paragraph('b', 'B flyttad.'), heading('h2', 'Två'), paragraph('d', 'D flyttad.'), heading('h3', 'Tre')];
    const { blocks } = bring(moved, version, 'h2');
    expect(lines(blocks)).toEqual(['Ett', 'A nu.', 'B flyttad.', 'Två', 'B då.', 'Två ett', 'C då.', 'D flyttad.', 'Tre']);
    expect(ids(blocks)).toEqual(['h1', 'a', 'b', 'h2', null, 'h21', 'c', 'd', 'h3']);
  });
});

describe('anything', () => {
  const dice = (seed: number) => {
    let state = seed;
    return (sides: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * sides);
    };
  };
  const vocabulary = 'regionen bör ska utreda frågan och återkomma med förslag om mål samt medel för forskning vård data skola trafik'.split(' ');
  const someWords = (roll: (sides: number) => number) => Array.from({ length: 4 + roll(12) }, () => vocabulary[roll(vocabulary.length)] ?? '').join(' ');

  it.each(Array.from({ length: 60 }, (_, seed) => seed))('reads as the version did, with each anchor in one place at most, seed %i', (seed) => {
    const roll = dice(seed + 1);
    const version = [...(everyNode().content ?? []), ...Array.from({ length: 12 }, (_, i) => paragraph(`b${String(i)}`, someWords(roll)))];
    const now = version.flatMap((block, i): NodeJson[] => {
      const [first] = block.content ?? [];
      if (block.type !== 'paragraph' || !first?.text) return [block];
      const marked = (text: string) => words(text, anchor(`a${String(i)}`));
      const kind = roll(6);
      if (kind === 0) return [];
      if (kind === 1) return [{ ...block, content: [marked(`${first.text} ${someWords(roll)}`)] }];
      if (kind === 2) return [list(`l${String(i)}`, [`i${String(i)}`, { ...block, content: [marked(first.text)] }])];
      if (kind === 3) return [{ ...block, content: [words(first.text.slice(0, 9))] }, paragraph(`n${String(i)}`, marked(first.text.slice(9)))];
      return [{ ...block, content: [marked(first.text)] }];
    });
    if (roll(2) === 0) now.reverse();
    const { content: result } = bring(now, version);
    expect(diffContents(content(...version), result).changes).toEqual([]);
    expect(schemaFault(result.text)).toBeNull();
    // One place, or parts of it in blocks that follow each other: so few words are alike by chance, too.
    for (let i = 0; i < version.length; i += 1) expect(anchored(result.text.content ?? [], `a${String(i)}`).length).toBeLessThanOrEqual(3);
  });
});
