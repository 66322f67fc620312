// Hits as a person meets them: marked, opened and cited by mouse and by keys.
import type { SourceId, SourceVersionId } from '@samsvar/domain';
import type { SearchGroup } from '@samsvar/protocol';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { citableOf } from './citable';
import { HitList, type ChosenHit } from './HitList';
import { SEARCH_ROOT } from './move-focus';

afterEach(cleanup);

const hit = (ord: number, text: string, from: number, to: number) => ({
  ord, blockId: null, sectionTitle: '4 Trafik', pageLabel: '12', text, at: 0, marks: [{ from, to }], cite: { from: 0, to: text.length, exact: text },
});
const SOURCE: SearchGroup = {
  place: 'sources', title: 'Strategin', responseId: null, count: 7,
  source: { id: 's1' as SourceId, versionId: 'v1' as SourceVersionId, no: 1, kind: 'regional_strategy', isCurrent: false, isWithdrawn: true }, // plain ids
  hits: [hit(3, 'Kollektivtrafiken ökar.', 9, 15), hit(9, 'Trafik.', 0, 6)],
};
const DRAFT: SearchGroup = {
  place: 'drafts', title: 'Vårt svar', source: null, responseId: 'r1' as SearchGroup['responseId'], count: 1, // a plain id
  hits: [{ ...hit(0, 'Vår trafik.', 4, 10), ord: null, blockId: 'b7', cite: null }],
};
const show = (more: Partial<Parameters<typeof HitList>[0]> = {}) => {
  const cited: ChosenHit[] = [];
  render(
    <div {...{ [SEARCH_ROOT]: '' }}>
      <input aria-label="Fält" />
      <HitList groups={[SOURCE, DRAFT]} citing="copy" whyNotCite={null} onCite={(chosen) => cited.push(chosen)} {...more} />
    </div>,
  );
  return { cited, links: screen.getAllByRole('link').filter((link) => link.hasAttribute('data-hit')) };
};

it('marks the words, says page and heading, and leads to the place', () => {
  const { links } = show();
  expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['trafik', 'Trafik', 'trafik']);
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['/kallor/s1?v=1&b=3', '/kallor/s1?v=1&b=9', '/svar/r1?avsnitt=b7']);
  expect(links[0]?.textContent).toBe('s. 12 · 4 TrafikKollektivtrafiken ökar.');
  const group = within(screen.getByRole('region', { name: 'Strategin' }));
  expect(group.getByText('Äldre, version 1')).toBeTruthy();
  expect(group.getByText('Återkallad')).toBeTruthy();
  expect(group.getByText('7 träffar')).toBeTruthy();
});

it('goes from hit to hit by arrows, over groups, and back to the field', () => {
  const { links } = show();
  links[0]?.focus();
  for (const [key, at] of [['ArrowDown', 1], ['ArrowDown', 2], ['ArrowDown', 2], ['Home', 0], ['End', 2], ['ArrowUp', 1]] as const) {
    fireEvent.keyDown(document.activeElement ?? document.body, { key });
    expect(document.activeElement).toBe(links[at]);
  }
  fireEvent.keyDown(links[1] ?? document.body, { key: 'Escape' });
  expect(document.activeElement).toBe(screen.getByLabelText('Fält'));
});

it('cites with one key, from a source and not from a draft', () => {
  const { cited, links } = show();
  fireEvent.keyDown(links[1] ?? document.body, { key: 'c' });
  fireEvent.keyDown(links[2] ?? document.body, { key: 'c' });
  fireEvent.keyDown(links[0] ?? document.body, { key: 'c', ctrlKey: true });
  expect(cited).toHaveLength(1);
  expect(cited[0] && citableOf(cited[0])).toEqual({ versionId: 'v1', selected: { range: { blockFrom: 9, offsetFrom: 0, blockTo: 9, offsetTo: 7 }, exact: 'Trafik.' } });
  fireEvent.click(screen.getByRole('button', { name: 'Kopiera länk till stället: Trafik.' }));
  expect(cited).toHaveLength(2);
});

it('does not cite where that is not allowed, and says why', () => {
  const { cited, links } = show({ whyNotCite: 'Du kan inte citera här.' });
  fireEvent.keyDown(links[0] ?? document.body, { key: 'c' });
  fireEvent.click(screen.getByRole('button', { name: /^Kopiera länk till stället: Kollektiv/ }));
  expect(cited).toHaveLength(0);
});

it('opens in place where it is given a way to, and offers all of a source', () => {
  const opened: ChosenHit[] = [];
  const all: SearchGroup[] = [];
  const { links } = show({ onOpen: (chosen) => opened.push(chosen), onAll: (group) => all.push(group) });
  fireEvent.click(links[0] ?? document.body);
  expect(opened.map((chosen) => chosen.hit.ord)).toEqual([3]);
  fireEvent.click(screen.getByRole('button', { name: 'Visa alla 7 i källan' }));
  expect(all).toEqual([SOURCE]);
});
