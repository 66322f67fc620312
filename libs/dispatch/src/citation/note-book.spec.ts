// Tests of what stands in notes, the first time and again.
import type { Inline } from '../base/print';
import { aReference, cite } from '../testing/a-delivery';
import { NoteBook, type Reference } from './note-book';

const say = (content: readonly Inline[]): string =>
  content
    .map((part) => {
      if (part.kind === 'text') return part.text;
      if (part.kind === 'note') return `${part.no}: ${say(part.content)}`;
      if (part.kind === 'note-link') return String(part.no);
      return part.kind === 'marked' ? say(part.content) : '|';
    })
    .join('');
const words = (inline: Inline | null): string => say(inline ? [inline] : []);

const references = new Map<string, Reference>([
  ['c1', aReference('avsnitt 4.3, s. 14')],
  ['c2', aReference('avsnitt 4.3, s. 14')],
  ['c3', aReference('avsnitt 6.2, s. 27')],
  ['c4', { reference: 'Tidningen, ”Rubrik”, https://t.example/a', url: 'https://t.example/a' }],
]);

describe('NoteBook', () => {
  it('gives the whole reference first, then "Se not" for the same passage and "A.a." for the same source', () => {
    const notes = new NoteBook(references);
    expect(words(notes.cite(cite('c1', { passage: 'p' })))).toBe(
      '1: Region Norrsjö, Strategi för hälsa, 2026-09-14 (dnr RS 1), avsnitt 4.3, s. 14.',
    );
    expect(words(notes.own('Egen not'))).toBe('2: Egen not');
    expect(words(notes.cite(cite('c2', { passage: 'p' })))).toBe('3: Se not 1.');
    expect(words(notes.cite(cite('c3')))).toBe('4: A.a. (not 1), avsnitt 6.2, s. 27.');
  });

  it('repeats the whole reference when the place is not known apart', () => {
    const bare = new Map([...references].map(([id, { reference, url }]) => [id, { reference, url }]));
    const notes = new NoteBook(bare);
    notes.cite(cite('c1'));
    expect(words(notes.cite(cite('c3')))).toContain('Region Norrsjö, Strategi för hälsa');
  });

  it("adds the author's own locator before the stop, and knows it as another place", () => {
    const notes = new NoteBook(references);
    notes.cite(cite('c1', { passage: 'p' }));
    expect(words(notes.cite(cite('c2', { passage: 'p', locator: 'tredje stycket' })))).toBe(
      '2: A.a. (not 1), avsnitt 4.3, s. 14, tredje stycket.',
    );
  });

  it('puts no stop after an address', () => {
    expect(words(new NoteBook(references).cite(cite('c4')))).toBe(
      '1: Tidningen, ”Rubrik”, https://t.example/a',
    );
  });

  it('writes an inline citation in parentheses and gives it no number', () => {
    const notes = new NoteBook(references);
    expect(words(notes.inline(cite('c1')))).toBe(
      '(Region Norrsjö, Strategi för hälsa, 2026-09-14 (dnr RS 1), avsnitt 4.3, s. 14)',
    );
    expect(words(notes.own('x'))).toBe('1: x');
  });

  it('falls back on the label when a reference is missing', () => {
    expect(words(new NoteBook(new Map()).cite(cite('c9')))).toBe('1: Strategin, avsnitt 4.3.');
  });

  it('gives a pasted citation a mark of its own, short enough for Word', () => {
    const notes = new NoteBook(references);
    const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
    const marks = [notes.cite(cite(id)), notes.cite(cite(id))].map((note) =>
      note?.kind === 'note' ? note.mark : null,
    );
    expect(marks).toEqual(['cit_0f8fad5bd9cb469fa16570867728950e', 'cit_0f8fad5bd9cb469fa16570867728950e_2']);
    expect(marks.every((mark) => (mark?.length ?? 99) <= 40)).toBe(true);
  });
});
