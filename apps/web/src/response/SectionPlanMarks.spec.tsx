// What the outline says of a section's plan: each thing in words.
import { afterEach, expect, it } from '@jest/globals';
import type { PersonId } from '@samsvar/domain';
import type { SectionWorkBody } from '@samsvar/protocol';
import { cleanup, render } from '@testing-library/react';
import { isLate, SectionPlanMarks } from './SectionPlanMarks';

afterEach(cleanup);

const work: SectionWorkBody = {
  sectionId: 's',
  state: 'writing',
  dueOn: '2020-03-02',
  // Made up: nobody is asked for.
  people: [{ personId: 'p' as PersonId, name: 'Bo Strandhagen', organisation: 'Medtek', part: 'owner' }],
};

it('says state, owner, date, what is open and who is there', () => {
  const { container } = render(<SectionPlanMarks work={work} writing={['Anna']} counts={{ threads: 2, suggestions: 1 }} />);
  expect(container.textContent).toBe('SkrivsBSBo Strandhagenskulle ha varit klart 2 mars 20202 öppna trådar1 öppet förslagAnna skriver här');
});

it('says nothing where there is nothing to say', () => {
  const { container } = render(<SectionPlanMarks work={null} writing={[]} counts={undefined} />);
  expect(container.innerHTML).toBe('');
});

it.each([
  ['2026-03-01', 'writing', true],
  ['2026-03-02', 'writing', false],
  ['2026-03-01', 'done', false],
  [null, 'writing', false],
] as const)('is late when %s has passed in state %s: %s', (dueOn, state, late) => expect(isLate({ ...work, dueOn, state }, '2026-03-02')).toBe(late));
