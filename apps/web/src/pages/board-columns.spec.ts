// What is late comes first, then what is due first.
import { expect, it } from '@jest/globals';
import type { ResponseId } from '@samsvar/domain';
import { columnOf, type BoardItem } from './board-columns';

const anItem = (what: Partial<BoardItem> & { readonly title: string }): BoardItem => ({
  column: 'mine',
  kind: 'section',
  // Made up: nothing here looks at it.
  response: { id: '1' as ResponseId, title: 'Svar', organisation: 'Medtek', dueOn: '2026-05-01' },
  sectionId: null,
  threadId: null,
  state: null,
  dueOn: null,
  isLate: false,
  people: [],
  ...what,
});

it('shows what is late first, then by date, and only what belongs in the column', () => {
  const items = [
    anItem({ title: 'utan datum' }),
    anItem({ title: 'snart', dueOn: '2026-04-02' }),
    anItem({ title: 'sen', dueOn: '2026-04-10', isLate: true }),
    anItem({ title: 'senare', dueOn: '2026-06-02' }),
    anItem({ title: 'andras', column: 'waiting' }),
  ];
  expect(columnOf(items, 'mine').map(({ title }) => title)).toEqual(['sen', 'snart', 'utan datum', 'senare']);
});
