// The list of checks: two groups apart, each row with its place, and undecided sections as one row.
import { afterEach, expect, it } from '@jest/globals';
import type { ExportFault } from '@samsvar/domain';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { countFaultRows } from './fault-rows';
import { FaultList } from './FaultList';

afterEach(cleanup);

const at = (number: string, title: string) => ({ id: `s${number}`, number, title });
const undecided = (number: string): ExportFault => ({
  code: 'section-undecided',
  blockId: `s${number}`,
  blocking: false,
  section: at(number, `Titel ${number}`),
});
const picture: ExportFault = { code: 'figure-without-text', blockId: 'f', blocking: true, section: at('4.3', 'Ett gemensamt centrum') };
const whole: ExportFault = { code: 'overall-stance-missing', blockId: null, blocking: false, section: null };

const show = (faults: ExportFault[]): string[] => {
  const went: string[] = [];
  render(<FaultList faults={faults} onGo={(id) => went.push(id)} onGoToWhole={() => went.push('whole')} />);
  return went;
};

it('says that nothing is wrong only when nothing is', () => {
  show([]);
  expect(screen.getByText('Inga fel hittade. Svaret kan tas ut.')).toBeTruthy();
});

it('tells findings from what stops the export, and names the section of each', () => {
  const went = show([whole, undecided('1'), undecided('1.1'), picture]);
  const must = screen.getByRole('region', { name: /^Måste rättas/ });
  const should = screen.getByRole('region', { name: /^Bör ses över/ });
  expect(must.textContent).toContain('Avsnitt 4.3 Ett gemensamt centrum');
  expect(should.textContent).toContain('Hela svaret');
  expect(should.textContent).toContain('2 avsnitt är inte avgjorda');
  fireEvent.click(within(must).getByRole('button', { name: /^Gå dit: Avsnitt 4\.3 Ett gemensamt centrum\. Bilden/ }));
  fireEvent.click(within(should).getByRole('button', { name: /^Gå dit: Hela svaret/ }));
  fireEvent.click(within(should).getByText('Avsnitt 1.1 Titel 1.1'));
  expect(went).toEqual(['f', 'whole', 's1.1']);
});

it('says that nothing stops the export when there is only advice, and counts rows, not sections', () => {
  const faults = [whole, undecided('1'), undecided('2'), undecided('3')];
  show(faults);
  expect(screen.getByText('Inget hindrar att svaret tas ut. 2 saker att se över.')).toBeTruthy();
  expect(screen.queryByText('Måste rättas')).toBeNull();
  expect(countFaultRows(faults)).toBe(2);
});
