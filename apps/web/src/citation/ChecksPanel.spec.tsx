// The list of what differs from the sources.
import { afterEach, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { ApiError } from '../base/api-error';
import { ChecksPanel, type CheckFindingBody } from './ChecksPanel';

afterEach(cleanup);

const finding: CheckFindingBody = { kind: 'amount', citationId: 'c', blockId: 'b', sectionId: 's', found: '2030', expected: '2028' };
const draw = (findings: readonly CheckFindingBody[] | Error | null, hasCitations = true) => {
  const onGo = jest.fn();
  const query = { data: findings && !(findings instanceof Error) ? { seq: 1, findings: [...findings] } : undefined, error: findings instanceof Error ? findings : null };
  render(<ChecksPanel query={query} hasCitations={hasCitations} sections={new Map([['s', { number: '4.3', title: 'Centrum' }]])} onGo={onGo} />);
  return onGo;
};

it('shows what stands in the text and in the source, and leads there', () => {
  const onGo = draw([finding, { ...finding, kind: 'quotation', found: 'ord', expected: null }]);
  expect(screen.getByText('2 saker att titta på')).toBeTruthy();
  expect(screen.getByText('2028')).toBeTruthy();
  expect(screen.getAllByText('4.3 Centrum')).toHaveLength(2);
  expect(screen.getByText('Inget liknande på det citerade stället.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Gå till stället 1: 2030' }));
  expect(onGo).toHaveBeenCalledWith(finding);
});

it('says that there is nothing to remark, and when there is nothing to compare', () => {
  draw([]);
  expect(screen.getByText(/Inget att anmärka/)).toBeTruthy();
});

it('says that there is nothing to compare', () => {
  draw(null, false);
  expect(screen.getByText(/när svaret har hänvisningar/)).toBeTruthy();
});

it('says when it could not be done', () => {
  draw(new ApiError(0, 'unreachable', 'Ingen kontakt.'));
  expect(screen.getByText('Kontrollen gick inte att göra. Ingen kontakt.')).toBeTruthy();
});
