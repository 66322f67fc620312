// A change as it is shown and read aloud.
import type { NodeJson } from '@samsvar/document';
import { cleanup, render, screen } from '@testing-library/react';
import { paragraph } from '../testing/paragraph';
import { ChangeView } from './ChangeView';

afterEach(cleanup);

const chip: NodeJson = { type: 'citation', attrs: { citationId: 'c', passageId: 'p', sourceId: 's', versionId: 'v', label: 'Strategi, s. 3', mode: 'note', locator: null } };
const words = (text: string): NodeJson => ({ type: 'text', text });
const said = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim();

it('shows what goes and what comes within a line, in words too', () => {
  const { container } = render(<ChangeView language="sv" base={[words('Regionen bör '), chip, words(' avstå.')]} proposed={[words('Regionen ska '), chip, words(' avstå.')]} />);
  expect(said(container.querySelector('del'))).toBe('borttaget: bör');
  expect(said(container.querySelector('ins'))).toBe('tillagt: ska');
  expect(said(container)).toBe('Regionen borttaget: bör tillagt: ska Strategi, s. 3 avstå.');
});

it('shows blocks that come, go and change, also in tables', () => {
  const table = (text: string): NodeJson => ({ type: 'table', attrs: { id: 't' }, content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('c', text)] }] }] });
  const { container } = render(
    <ChangeView language="en" base={[paragraph('a', 'First'), paragraph('b', 'Second one'), table('Sex')]} proposed={[paragraph('b', 'Second two'), table('Sju'), paragraph('n', 'New')]} />,
  );
  expect([...container.querySelectorAll('del')].map(said)).toEqual(['removed: First', 'removed: one', 'removed: Sex']);
  expect([...container.querySelectorAll('ins')].map(said)).toEqual(['added: two', 'added: Sju', 'added: New']);
});

it('says when nothing differs', () => {
  const { container } = render(<ChangeView language="sv" base={[words('Lika')]} proposed={[words('Lika')]} />);
  expect(said(container)).toContain('Ingen ändring');
});

it('shows all three when the text has changed meanwhile', () => {
  render(<ChangeView language="sv" base={[paragraph('a', 'Vi bör')]} now={[paragraph('a', 'Vi kan')]} proposed={[paragraph('a', 'Vi ska')]} />);
  expect(said(screen.getByRole('group', { name: 'När förslaget skrevs' }))).toBe('När förslaget skrevsVi bör');
  expect(said(screen.getByRole('group', { name: 'Nu' }).querySelector('ins'))).toBe('tillagt: kan');
  expect(said(screen.getByRole('group', { name: 'Förslaget' }).querySelector('ins'))).toBe('tillagt: ska');
});
