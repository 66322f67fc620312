// Two contents compared: what a person changed is what is told, and nothing else.
import type { NodeJson } from '../response/json';
import { anchor, citation, content, footnote, heading, list, paragraph, section, table, words } from '../testing/a-text';
import { everyNode } from '../testing/every-node';
import type { BlockChange, ListedChange, TextDiff } from './change';
import { diffContents } from './diff';

const told = ({ changes }: TextDiff): unknown[][] => changes.map(({ kind, before, after, name }: ListedChange) => [kind, ...(name ? [name] : []), before, after]);
const kinds = ({ blocks }: TextDiff) => blocks.map(({ kind }) => kind);
const texts = (block: BlockChange | undefined) => block?.spans?.map(({ kind, node }) => [kind, node.text ?? node.type]);
const between = (before: readonly NodeJson[], after: readonly NodeJson[]) => diffContents(content(...before), content(...after));

describe('words', () => {
  it('tells a word for another as replaced', () => {
    const diff = between([paragraph('p', 'Regionen bör utreda frågan.')], [paragraph('p', 'Regionen ska utreda frågan.')]);
    expect(told(diff)).toEqual([['replaced', 'bör', 'ska']]);
    expect(texts(diff.blocks[0])).toEqual([['same', 'Regionen '], ['removed', 'bör'], ['added', 'ska'], ['same', ' utreda frågan.']]);
  });

  it('takes what lies between two changes as changed when it is shorter than three characters', () => {
    const diff = between([paragraph('p', 'Vi bör göra det i vår.')], [paragraph('p', 'Vi ska utföra det i höst.')]);
    expect(told(diff)).toEqual([['replaced', 'bör göra', 'ska utföra'], ['replaced', 'vår', 'höst']]);
  });

  it('does not swallow a citation between two changes', () => {
    const diff = between([paragraph('p', 'bör', citation('c'), 'nu')], [paragraph('p', 'ska', citation('c'), 'genast')]);
    expect(told(diff)).toEqual([['replaced', 'bör', 'ska'], ['replaced', 'nu', 'genast']]);
  });

  it('tells no piece without words beside what was put in or taken out', () => {
    const [without, having] = [paragraph('p', 'Vi tillstyrker det.'), paragraph('p', 'Vi gärna tillstyrker det.')];
    const [same, last] = [['same', 'Vi '], ['same', 'tillstyrker det.']];
    expect(texts(between([without], [having]).blocks[0])).toEqual([same, ['added', 'gärna '], last]);
    expect(texts(between([having], [without]).blocks[0])).toEqual([same, ['removed', 'gärna '], last]);
  });

  it('tells words put in and taken out', () => {
    expect(told(between([paragraph('p', 'Vi tillstyrker.')], [paragraph('p', 'Vi tillstyrker i allt väsentligt.')]))).toEqual([['added', '', 'i allt väsentligt']]);
    expect(told(between([paragraph('p', 'Vi tillstyrker inte.')], [paragraph('p', 'Vi tillstyrker.')]))).toEqual([['removed', 'inte', '']]);
  });

  it('tells formatting and links apart from words', () => {
    const diff = between([paragraph('p', 'Ett ord här.')], [paragraph('p', 'Ett ', words('ord', 'bold'), ' här.')]);
    expect(told(diff)).toEqual([['formatted', 'ord', 'ord']]);
    expect(diff.blocks[0]?.spans?.[1]).toEqual({ kind: 'formatted', node: words('ord', 'bold'), before: [] });
    const link = (href: string) => paragraph('p', words('här', { type: 'link', attrs: { href, target: null } }));
    expect(told(between([link('https://a.se')], [link('https://b.se')]))).toEqual([['formatted', 'här', 'här']]);
  });

  it('sees half a word that was made bold', () => {
    expect(told(between([paragraph('p', 'förslaget')], [paragraph('p', words('för', 'bold'), 'slaget')]))).toEqual([['formatted', 'för', 'för']]);
  });

  it('tells citations and notes by what they say', () => {
    expect(told(between([paragraph('p', 'Se ', citation('c', 'A, s. 1'))], [paragraph('p', 'Se ', citation('c', 'A, s. 2'))]))).toEqual([['replaced', '[A, s. 1]', '[A, s. 2]']]);
    expect(told(between([paragraph('p', 'Så', footnote('n', 'Ja.'))], [paragraph('p', 'Så', footnote('n', 'Nej.'))]))).toEqual([['replaced', '[Ja.]', '[Nej.]']]);
    expect(told(between([paragraph('p', 'Se ', citation('c'))], [paragraph('p', 'Se ', citation('other id'))]))).toEqual([]);
  });

  it('keeps numbers and dates in one piece', () => {
    expect(told(between([paragraph('p', 'Senast 2026-12-15 kl. 10.30 med 1,5 %.')], [paragraph('p', 'Senast 2026-12-16 kl. 11.30 med 1,6 %.')]))).toEqual([
      ['replaced', '2026-12-15', '2026-12-16'],
      ['replaced', '10.30', '11.30'],
      ['replaced', '1,5', '1,6'],
    ]);
  });
});

describe('anchors', () => {
  it('are no change, wherever they are', () => {
    const before = [paragraph('p', 'Vi ', words('tillstyrker', anchor('a')), ' förslaget.')];
    const after = [paragraph('p', words('Vi till', anchor('b')), words('styrker', anchor('b'), anchor('c')), ' förslaget.')];
    expect(told(between(before, after))).toEqual([]);
    expect(kinds(between(before, after))).toEqual(['same']);
    expect(JSON.stringify(between(before, [paragraph('p', 'Vi avstyrker.')]))).not.toContain('anchorId');
  });
});

describe('blocks', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => paragraph(id, `Stycke ${id} handlar om ${id}${id}.`)) as [NodeJson, NodeJson, NodeJson, NodeJson];

  it('tells a move as a move, and as few as can be', () => {
    const diff = between([a, b, c, d], [b, c, d, a]);
    expect(told(diff)).toEqual([['moved', 'Stycke a handlar om aa.', 'Stycke a handlar om aa.']]);
    expect(kinds(diff)).toEqual(['same', 'same', 'same', 'moved']);
  });

  it('tells blocks that moved together as one, and what changed within them', () => {
    const changed = paragraph('b', 'Stycke b handlar om annat.');
    const rest = [heading('r', 'Resten'), paragraph('r1', 'Ett.'), paragraph('r2', 'Två.')];
    expect(told(between([a, b, ...rest], [...rest, a, changed]))).toEqual([
      ['moved', 'Stycke a handlar om aa.\nStycke b handlar om bb.', 'Stycke a handlar om aa.\nStycke b handlar om annat.'],
      ['replaced', 'bb', 'annat'],
    ]);
  });

  it('tells one block in the place of another as replaced, each taken out after what it followed', () => {
    const diff = between([a, b, c], [a, paragraph('ny', 'Något helt nytt, utan likhet.'), c]);
    expect(told(diff)).toEqual([['replaced', 'Stycke b handlar om bb.', 'Något helt nytt, utan likhet.']]);
    expect(kinds(diff)).toEqual(['same', 'removed', 'added', 'same']);
  });

  it('says under which heading, of the text in which the block is', () => {
    const before = [section('s1', '1', 'Inledning'), a, section('s2', '2.1', 'Mål'), b];
    const after = [section('s1', '1', 'Inledning'), section('s2', '2.1', 'Mål'), paragraph('b', 'Stycke b handlar om cc.')];
    expect(between(before, after).changes.map(({ no, section: at, blockId }) => [no, at?.number, blockId])).toEqual([
      [1, '1', 'a'],
      [2, '2.1', 'b'],
    ]);
  });

  it('tells a stance and a title as attributes, and the overall stance first', () => {
    const before = { ...content(section('s', '1', 'Mål', { stance: 'supports' })), overallStance: 'supports' as const };
    const after = { ...content(section('s', '1', 'Mål', { stance: 'opposes' })), overallStance: null };
    expect(told(diffContents(before, after))).toEqual([
      ['overall-stance', 'supports', ''],
      ['attribute', 'stance', 'supports', 'opposes'],
    ]);
  });

  it('takes an attribute that is null as absent', () => {
    const bare = { type: 'sectionHeading', attrs: { level: 1, number: '1', title: 'Mål', sourceBlock: 0, id: 's', status: 'answer' } };
    expect(kinds(between([section('s', '1', 'Mål')], [bare]))).toEqual(['same']);
  });

  it('tells a paragraph that became a heading by its type', () => {
    expect(told(between([paragraph('p', 'Rubrik')], [heading('p', 'Rubrik')]))).toEqual([['attribute', 'type', 'paragraph', 'heading'], ['attribute', 'level', '', '1']]);
  });

  it('does not tell blank blocks that come and go', () => {
    expect(told(between([a, paragraph('x')], [a, b, paragraph('y'), paragraph('z')]))).toEqual([['added', '', 'Stycke b handlar om bb.']]);
  });
});

describe('blocks in blocks', () => {
  it('finds the item and the word', () => {
    const was = list('l', ['i1', paragraph('p1', 'Ett')], ['i2', paragraph('p2', 'Två')]);
    const is = list('l', ['i2', paragraph('p2', 'Tre')], ['i3', paragraph('p3', 'Fyra')]);
    expect(told(between([was], [is]))).toEqual([['removed', 'Ett', ''], ['replaced', 'Två', 'Tre'], ['added', '', 'Fyra']]);
  });

  it('tells text that became a list as laid out in another way, not as rewritten', () => {
    const [p1, p2] = [paragraph('p1', 'Ett'), paragraph('p2', 'Två')];
    expect(told(between([p1, p2], [list('l', ['i1', p1], ['i2', p2])])).map(([kind]) => kind)).toEqual(['formatted', 'formatted']);
    const back = between([list('l', ['i1', p1], ['i2', p2])], [p1, paragraph('p2', 'Tre')]);
    expect(told(back)).toEqual([['formatted', 'Ett', 'Ett'], ['formatted', 'Två', 'Tre'], ['replaced', 'Två', 'Tre']]);
  });

  it('knows rows and cells by what lies in them', () => {
    const cell = (id: string, text: string) => paragraph(id, text);
    const was = table('t', [cell('a', 'Mål'), cell('b', 'År')], [cell('c', 'Ett'), cell('d', '2027')], [cell('e', 'Två'), cell('f', '2028')]);
    const is = table('t', [cell('a', 'Mål'), cell('b', 'År')], [cell('e', 'Två'), cell('f', '2029')], [cell('c', 'Ett'), cell('d', '2027')]);
    const diff = between([was], [is]);
    expect(told(diff)).toEqual(expect.arrayContaining([['replaced', '2028', '2029']]));
    expect(diff.changes).toHaveLength(2);
    expect(diff.changes.filter(({ kind }) => kind === 'moved')).toHaveLength(1);
    const without = table('t', [cell('a', 'Mål')], [cell('c', 'Ett')], [cell('e', 'Två')]);
    expect(told(between([was], [without]))).toEqual([['removed', 'År', ''], ['removed', '2027', ''], ['removed', '2028', '']]);
  });

  it('knows a list that was made anew around its items', () => {
    const items = [['i1', paragraph('p1', 'Ett')], ['i2', paragraph('p2', 'Två')]] as const;
    expect(told(between([list('l', ...items)], [{ ...list('m', ...items), type: 'orderedList' }]))).toEqual([['attribute', 'type', 'bulletList', 'orderedList']]);
  });
});

describe('blocks with unknown ids', () => {
  it('pairs equal words first, then similar ones, over two responses', () => {
    const before = [section('a1', '1', 'Mål'), paragraph('a2', 'Vi tillstyrker förslaget om en samlad strategi för regionen.'), paragraph('a3'), paragraph('a4', 'Tack för att vi fick svara.')];
    const after = [section('b1', '1', 'Mål'), paragraph('b2', 'Vi avstyrker förslaget om en samlad strategi för regionen.'), paragraph('b3'), paragraph('b4', 'Tack för att vi fick svara.')];
    expect(told(between(before, after))).toEqual([['replaced', 'tillstyrker', 'avstyrker']]);
    expect(kinds(between(before, after))).toEqual(['same', 'changed', 'same', 'same']);
  });

  it('keeps repeated words in their order', () => {
    const same = (id: string) => paragraph(id, 'Vi har inget att invända.');
    const before = [section('a1', '1', 'Mål'), same('a2'), section('a3', '2', 'Medel'), same('a4'), section('a5', '3', 'Data'), same('a6')];
    const after = [section('b1', '1', 'Mål'), paragraph('b2', 'Avslås.'), section('b3', '2', 'Medel'), same('b4'), section('b5', '3', 'Data'), same('b6')];
    expect(told(between(before, after))).toEqual([['replaced', 'Vi har inget att invända.', 'Avslås.']]);
  });

  it('does not pair what has nothing in common', () => {
    expect(kinds(between([paragraph('a', 'Kollektivtrafiken måste byggas ut.')], [paragraph('b', 'Forskning kräver data.')]))).toEqual(['removed', 'added']);
  });

  it('works without any ids', () => {
    const [one, two] = [paragraph(null, 'Ett stycke utan märke.'), paragraph(null, 'Ett annat stycke helt utan märke.')];
    expect(told(between([one, two], [one, paragraph(null, 'Ett annat stycke helt med märke.')]))).toEqual([['replaced', 'utan', 'med']]);
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

  /** Changes a text as people do, without regard to sense. */
  const edited = (blocks: readonly NodeJson[], roll: (sides: number) => number): NodeJson[] => {
    const result = [...blocks];
    for (let edit = 0; edit < 6; edit += 1) {
      const at = roll(result.length);
      const node = result[at];
      if (!node) continue;
      const kind = roll(6);
      if (kind === 0) result.splice(at, 1);
      else if (kind === 1) result.splice(at, 0, paragraph(`n${String(roll(1e9))}`, vocabulary.slice(roll(10)).join(' ')));
      else if (kind === 2) result.splice(roll(result.length), 0, ...result.splice(at, 1));
      else if (kind === 3 && node.type === 'paragraph') result[at] = list(`l${String(roll(1e9))}`, [`i${String(roll(1e9))}`, node]);
      else if (node.content?.[0]?.text) result[at] = { ...node, content: [words(node.content[0].text.replace(/ \S+ /, ` ${vocabulary[roll(vocabulary.length)] ?? ''} `), ...(kind === 4 ? ['bold'] : []))] };
    }
    return result;
  };

  it.each(Array.from({ length: 60 }, (_, seed) => seed))('reads as both texts did, seed %i', (seed) => {
    const roll = dice(seed + 1);
    const before = [...(everyNode().content ?? []), ...Array.from({ length: 20 }, (_, i) => paragraph(`p-${String(i)}`, vocabulary.slice(roll(8), 9 + roll(10)).join(' ')))];
    const after = edited(before, roll);
    const diff = between(before, after);
    expect(diff.blocks.flatMap((block) => (block.after ? [block.after] : [])).map(ids)).toEqual(after.map(ids));
    for (const { spans, before: was, after: is } of flat(diff.blocks)) {
      if (!spans || !was || !is) continue;
      const read = (...left: string[]) => spans.filter(({ kind }) => left.includes(kind)).map(({ node }) => node.text ?? '*').join('');
      const line = (node: NodeJson) => (node.content ?? []).map(({ text }) => text ?? '*').join('');
      expect([read('same', 'formatted', 'removed'), read('same', 'formatted', 'added')]).toEqual([line(was), line(is)]);
    }
    expect(between(before, before).changes).toEqual([]);
    expect(between(after, after).changes).toEqual([]);
  });

  const ids = (node: NodeJson): unknown => node.attrs?.['id'];
  const flat = (blocks: readonly BlockChange[]): BlockChange[] => blocks.flatMap((block) => [block, ...flat(block.children ?? [])]);
});
