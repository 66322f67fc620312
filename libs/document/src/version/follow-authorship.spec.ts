// Who wrote what: followed through typing, splitting, joining and moving, and read from a Y.Doc.
import * as Y from 'yjs';
import { citation, content, list, paragraph, words } from '../testing/a-text';
import { everyNode } from '../testing/every-node';
import type { NodeJson } from '../response/json';
import { contentOf, seedUpdate } from '../response/ydoc';
import type { AuthorRun, Authorship } from './authorship-runs';
import { clientRuns, type ClientRuns } from './client-runs';
import { followAuthorship } from './follow-authorship';
import { textBlocks } from './follow-text';
import { inlineText } from '../response/line';

const NOW = 1_800_000_000_000;
const who = (client: number) => (client === 0 ? null : { personId: `person ${String(client)}`, organisationId: 'region' });
const run = (length: number, client: number, at = NOW): AuthorRun => ({ length, ...(who(client) ?? { personId: null, organisationId: null }), at });

/** What each person wrote, in short: `1:Vi |2:tillstyrker`. */
const shown = (authorship: Authorship, ...blocks: NodeJson[]): Record<string, string> =>
  Object.fromEntries(
    [...textBlocks(content(...blocks).text)].map(([id, block]) => {
      let at = 0;
      const { text } = inlineText(block);
      return [id, (authorship[id] ?? []).map(({ length, personId }) => `${personId?.at(-1) ?? '?'}:${text.slice(at, (at += length))}`).join('|')];
    }),
  );
const after = (before: readonly NodeJson[], authorship: Authorship, now: readonly NodeJson[], runs: ClientRuns | null, at = NOW + 60_000) =>
  shown(followAuthorship({ content: content(...before), authorship }, { content: content(...now), runs }, { who, at }), ...now);

describe('followAuthorship', () => {
  it('gives new words to whoever wrote them, and leaves the rest', () => {
    expect(after([paragraph('p', 'Vi vet.')], { p: [run(7, 1)] }, [paragraph('p', 'Vi vet nu.')], { p: [[6, 1], [3, 2], [1, 1]] })).toEqual({ p: '1:Vi vet|2: nu|1:.' });
  });

  it('follows letters, too: whoever ends a word has not written its beginning', () => {
    expect(after([paragraph('p', 'Regi')], { p: [run(4, 1)] }, [paragraph('p', 'Regionen')], { p: [[4, 1], [4, 2]] })).toEqual({ p: '1:Regi|2:onen' });
  });

  it('does not give a text to whoever splits it, joins it or moves it', () => {
    const [first, second] = ['Regionen bör utreda frågan. ', 'Kommunen bör återkomma med ett förslag.'];
    const whole = [paragraph('p', first + second)];
    const halves = [paragraph('p', first), paragraph('q', second)];
    const one = { p: [run(first.length + second.length, 1)] };
    const two = { p: [run(first.length, 1)], q: [run(second.length, 3)] };
    expect(after(whole, one, halves, { p: [[first.length, 1]], q: [[second.length, 2]] })).toEqual({ p: `1:${first}`, q: `1:${second}` });
    expect(after(halves, two, whole, { p: [[first.length, 1], [second.length, 2]] })).toEqual({ p: `1:${first}|3:${second}` });
    const moved = [paragraph('x', second), paragraph('p', first)];
    expect(after(halves, two, moved, { x: [[second.length, 2]], p: [[first.length, 1]] })).toEqual({ x: `3:${second}`, p: `1:${first}` });
    const listed = [list('l', ['i', paragraph('p', first)]), paragraph('q', second)];
    expect(after(halves, two, listed, { p: [[first.length, 2]], q: [[second.length, 3]] })).toEqual({ p: `1:${first}`, q: `3:${second}` });
  });

  it('counts a citation as one character', () => {
    const before = [paragraph('p', 'Se här.')];
    const now = [paragraph('p', 'Se ', citation('c'), ' här.')];
    expect(after(before, { p: [run(7, 1)] }, now, { p: [[3, 1], [1, 2], [1, 2], [4, 1]] })).toEqual({ p: '1:Se |2:\uFFFC |1:här.' });
  });

  it('keeps everything through a renewal, where no client tells anything', () => {
    expect(after([paragraph('p', 'Vi vet.')], { p: [run(3, 1), run(4, 2)] }, [paragraph('p', 'Vi vet.')], null)).toEqual({ p: '1:Vi |2:vet.' });
    expect(after([], {}, [paragraph('p', 'Vi vet.')], null)).toEqual({ p: '?:Vi vet.' });
  });

  it('fills in whom nobody knew, once a client tells it', () => {
    expect(after([paragraph('p', 'Vi vet.')], { p: [run(7, 0)] }, [paragraph('p', 'Vi vet nu.')], { p: [[6, 1], [3, 2], [1, 1]] })).toEqual({ p: '1:Vi vet|2: nu|1:.' });
  });

  it('takes formatting for no writing', () => {
    expect(after([paragraph('p', 'Vi vet.')], { p: [run(7, 1)] }, [paragraph('p', words('Vi', 'bold'), ' vet.')], { p: [[7, 2]] })).toEqual({ p: '1:Vi vet.' });
  });

  it('tells sessions of one person apart, and joins what was written in one', () => {
    const follow = (at: number) =>
      followAuthorship({ content: content(paragraph('p', 'Ett')), authorship: { p: [run(3, 1)] } }, { content: content(paragraph('p', 'Ett två')), runs: { p: [[7, 1]] } }, { who, at })['p'];
    expect(follow(NOW + 9 * 60_000)).toEqual([run(7, 1)]);
    expect(follow(NOW + 11 * 60_000)).toEqual([run(3, 1), run(4, 1, NOW + 11 * 60_000)]);
  });

  it('covers every text to its end, also where the runs are too short', () => {
    expect(after([paragraph('p', 'Ett två tre')], { p: [run(2, 1)] }, [paragraph('p', 'Ett två tre fyra')], { p: [[3, 2]] })).toEqual({ p: '1:Et|2:t|?: två tre fyra' });
  });
});

describe('clientRuns', () => {
  const opened = (client: number, update?: Uint8Array): Y.Doc => {
    const doc = new Y.Doc();
    doc.clientID = client;
    if (update) Y.applyUpdate(doc, update);
    return doc;
  };
  const lengths = (runs: ClientRuns) => Object.fromEntries(Object.entries(runs).map(([id, all]) => [id, all.reduce((sum, [length]) => sum + length, 0)]));

  it('covers each block of text with an id, as long as its line', () => {
    const doc = opened(7, seedUpdate({ text: everyNode(), overallStance: null }));
    const lines = Object.fromEntries([...textBlocks(contentOf(doc).text)].map(([id, block]) => [id, inlineText(block).text.length]));
    expect(lengths(clientRuns(doc))).toEqual(lines);
    expect(Object.keys(lines)).toEqual(expect.arrayContaining(['own', 'p1', 'p2', 'p5', 'p7', 'd1', 'f1']));
  });

  it('tells the clients apart, passes over what was deleted, and counts as JavaScript does', () => {
    const seed = seedUpdate(content(paragraph('p', 'Vi 😀 vet.')));
    const doc = opened(2, seed);
    const line = (doc.getXmlFragment('text').get(0) as Y.XmlElement).get(0) as Y.XmlText;
    line.insert(5, ' nog');
    line.delete(0, 3);
    line.format(0, 2, { bold: {} });
    const [[seeded]] = Object.values(clientRuns(opened(1, seed))).map(([first]) => [first?.[1] ?? 0]) as [[number]];
    expect(clientRuns(doc)).toEqual({ p: [[2, seeded], [4, 2], [5, seeded]] });
  });
});

describe('through a day of writing', () => {
  const dice = (seed: number) => {
    let state = seed;
    return (sides: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * sides);
    };
  };
  /** Each letter is one that nobody else writes, so that it tells who wrote it. */
  const alphabets = ['abcdefghij', 'klmnopqrst', 'uvxyzåäöéü'];

  it.each(Array.from({ length: 30 }, (_, seed) => seed))('every word stays with whoever wrote it, seed %i', (seed) => {
    const roll = dice(seed + 1);
    const letters = (client: number) => Array.from({ length: 3 + roll(8) }, () => alphabets[client - 1]?.[roll(10)] ?? '').join('');
    const doc = new Y.Doc();
    Y.applyUpdate(doc, seedUpdate(content(paragraph('p', letters(1)))));
    let before = contentOf(doc);
    let authorship: Authorship = { p: [run(before.text.content?.[0]?.content?.[0]?.text?.length ?? 0, 1)] };
    for (let step = 0; step < 40; step += 1) {
      const client = 1 + roll(3);
      doc.clientID = client;
      const blocks = doc.getXmlFragment('text');
      const block = blocks.get(roll(blocks.length)) as Y.XmlElement;
      const line = block.get(0) as Y.XmlText;
      // Words as they stand, whole: a half one would be no word of anybody's.
      const text = line.toString();
      const gaps = [0, text.length, ...[...text.matchAll(/ /g)].map(({ index }) => index)];
      const gap = gaps[roll(gaps.length)] ?? 0;
      const isSplit = roll(4) === 0 && gap > 0 && gap < text.length;
      doc.transact(() => {
        if (!isSplit) return line.insert(gap, gap === 0 ? `${letters(client)} ` : ` ${letters(client)}`);
        // As the binding splits: the tail is deleted, and written again by whoever splits.
        line.delete(gap, text.length - gap);
        const [tail, rest] = [new Y.XmlElement('paragraph'), new Y.XmlText(text.slice(gap))];
        tail.setAttribute('id', `s${String(step)}`);
        tail.insert(0, [rest]);
        blocks.insertAfter(block, [tail]);
      });
      const after = contentOf(doc);
      authorship = followAuthorship({ content: before, authorship }, { content: after, runs: clientRuns(doc) }, { who, at: NOW + step * 60_000 });
      before = after;
    }
    const strange = [...textBlocks(before.text)].flatMap(([id, block]) => {
      const { text } = inlineText(block);
      let at = 0;
      const runs = (authorship[id] ?? []).map(({ length, personId }) => [personId, text.slice(at, (at += length))] as const);
      expect(at).toBe(text.length);
      return runs.filter(([personId, words]) => [...words.replaceAll(' ', '')].some((letter) => !alphabets[Number(personId?.at(-1)) - 1]?.includes(letter)));
    });
    // A split of a word or two that is shorter than four characters is anybody's.
    expect(strange.filter(([, words]) => words.trim().length > 4)).toEqual([]);
  });
});
