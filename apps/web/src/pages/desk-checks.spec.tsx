// What the panel "Kontroll" says of citations, faults and findings together.
import { afterEach, expect, it, jest } from '@jest/globals';
import type { CitationInText } from '@samsvar/domain';
import type { ChecksBody } from '@samsvar/protocol';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { DeskChecks } from './DeskChecks';

afterEach(cleanup);

type Props = ComponentProps<typeof DeskChecks>;
const finding: ChecksBody['findings'][number] = { kind: 'amount', citationId: 'c', blockId: 'b', sectionId: null, found: '2030', expected: '2028' };
const draw = (looked: number, findings: readonly ChecksBody['findings'][number][] = []) => {
  const goToLooked = jest.fn();
  // Only what the panel reads of the projection and of the query.
  const live = { faults: [], outline: [], citations: [{ citationId: 'c' } as CitationInText] } as unknown as Props['live'];
  const query = { data: { seq: 1, findings: [...findings] }, error: null } as unknown as Props['checks']['query'];
  const checks = { query, looked, found: findings.length, count: looked + findings.length };
  const unused = { goTo: () => undefined, goToCitation: () => undefined, goToFault: () => undefined, goToWhole: () => undefined };
  render(<DeskChecks {...{ live, checks, goToLooked }} {...unused} />);
  return goToLooked;
};
const ALL_WELL = 'Inga fel hittade. Svaret kan tas ut.';

it('says that all is well only when it is', () => {
  draw(0);
  expect(screen.getByText(ALL_WELL)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Visa dem' })).toBeNull();
});

it('says how many citations need a look, and leads to them', () => {
  const goToLooked = draw(2);
  expect(screen.getByText('2 hänvisningar behöver ses över')).toBeTruthy();
  expect(screen.queryByText(ALL_WELL)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Visa dem' }));
  expect(goToLooked).toHaveBeenCalledTimes(1);
});

it('shows what differs from the sources in the same panel', () => {
  draw(0, [finding]);
  expect(screen.getByText('2028')).toBeTruthy();
  expect(screen.queryByText(ALL_WELL)).toBeNull();
});
