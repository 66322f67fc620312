// A difference as rows, as sentences and with those who made it.
import { describe, expect, it } from '@jest/globals';
import type { BlockChange, NodeJson, TextDiff } from '@samsvar/document';
import type { OrganisationId, PersonId } from '@samsvar/domain';
import { allWords } from '../base/all-words';
import { changeAuthors } from './change-authors';
import { changeSentence } from './change-words';
import { diffRows, foldRows } from './diff-rows';

const paragraph = (id: string, text: string): NodeJson => ({ type: 'paragraph', attrs: { id }, content: [{ type: 'text', text }] });
const section = { id: 's', number: '2.1', title: 'Förslaget' };
const block = (kind: BlockChange['kind'], before: NodeJson | null, after: NodeJson | null, spans: BlockChange['spans'] = null): BlockChange => ({
  kind, before, after, spans, children: null, attributes: [], section,
});
const same = (id: string) => block('same', paragraph(id, id), paragraph(id, id));
// Made up: nothing here asks the server about it.
const anna = { id: 'a' as PersonId, name: 'Anna', organisation: { id: 'm' as OrganisationId, name: 'Medtek' } };

const before = [paragraph('m', 'm'), ...['a', 'b', 'c', 'd', 'e'].map((id) => paragraph(id, id)), paragraph('p', 'Vi bör se')];
const diff: TextDiff = {
  blocks: [
    ...['a', 'b', 'c', 'd', 'e'].map(same),
    block('moved', paragraph('m', 'm'), paragraph('m', 'm')),
    block('changed', paragraph('p', 'Vi bör se'), paragraph('p', 'Vi ska se'), [
      { kind: 'same', node: { type: 'text', text: 'Vi ' } },
      { kind: 'removed', node: { type: 'text', text: 'bör' } },
      { kind: 'added', node: { type: 'text', text: 'ska' } },
      { kind: 'same', node: { type: 'text', text: ' se' } },
    ]),
  ],
  changes: [
    { no: 1, kind: 'moved', section, blockId: 'm', before: 'm', after: 'm' },
    { no: 2, kind: 'replaced', section, blockId: 'p', before: 'bör', after: 'ska' },
  ],
};
const content = { text: { type: 'doc', content: before }, overallStance: null };

describe('a difference', () => {
  const rows = diffRows(diff, content);

  it('shows a moved block where it is, and where it was', () => {
    expect(rows.map(({ place, change, nos }) => [place, change.after?.attrs?.['id'], nos])).toEqual([
      ['moved-away', 'm', []], ['block', 'a', []], ['block', 'b', []], ['block', 'c', []], ['block', 'd', []], ['block', 'e', []], ['block', 'm', [1]], ['block', 'p', [2]],
    ]);
  });

  it('folds what has not changed, but for what stands beside a change', () => {
    const shown = foldRows(rows, new Set());
    expect(shown.map((one) => ('row' in one ? one.row.change.after?.attrs?.['id'] : one.folded.length))).toEqual(['m', 'a', 3, 'e', 'm', 'p']);
    const key = shown.flatMap((one) => ('folded' in one ? [one.key] : []));
    expect(foldRows(rows, new Set(key))).toHaveLength(rows.length);
  });

  it('is told in a sentence with place and person', () => {
    const by = changeAuthors(diff, { content, runs: { p: [[3, -1, ''], [3, 0, '2026-03-01T00:00:00Z'], [3, -1, '']] }, people: [anna] });
    const told = (no: number) => {
      const change = diff.changes[no - 1];
      if (!change) throw new Error('no such change');
      return changeSentence(change, { total: 27, by: by.get(no) ?? [], words: allWords('sv'), language: 'sv' });
    };
    expect(told(2)).toBe('Ändring 2 av 27, avsnitt 2.1: ”bör” ersatt med ”ska”, Anna, Medtek');
    expect(told(1)).toBe('Ändring 1 av 27, avsnitt 2.1: ”m” flyttat');
  });
});
