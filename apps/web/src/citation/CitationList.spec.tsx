// The list of citations: two that point at the same page are told apart by their words and their buttons.
import { afterEach, expect, it } from '@jest/globals';
import type { CitationInText, PassageId, SourceId, SourceVersionId } from '@samsvar/domain';
import { useState, type ComponentProps } from 'react';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { CitationState } from '@samsvar/protocol';
import { CitationList } from './CitationList';
import type { Renewing } from './CitationStanding';

afterEach(cleanup);

const citation = (citationId: string, order: number): CitationInText => ({
  citationId,
  passageId: citationId as PassageId, // any text will do for the ids here
  sourceId: 'source' as SourceId,
  versionId: 'version' as SourceVersionId,
  label: 'Strategi, avsn. 4.3',
  mode: 'note',
  sectionId: 's43',
  order,
});

const renewing: Renewing = { whyNot: null, isRunning: false, mayDecide: true, quotedWords: () => null, renew: () => undefined };
const state = (passageId: string, facts: Partial<NonNullable<CitationState['current']>>): [string, CitationState] => [
  passageId,
  {
    passageId: passageId as CitationState['passageId'],
    sourceId: 'source' as CitationState['sourceId'],
    pinned: { no: 1, pageLabel: '14' },
    current: { no: 2, pageLabel: '16', state: 'edited', isWaiting: false, hasSubstanceChanged: false, isKept: false, canRenew: true, ...facts },
    isWithdrawn: false,
    isRecognised: false,
  },
];
const Filtered = (props: Omit<ComponentProps<typeof CitationList>, 'isFiltered' | 'onFilter'>) => {
  const [isFiltered, onFilter] = useState(false);
  return <CitationList {...props} {...{ isFiltered, onFilter }} />;
};
const draw = (states: ReadonlyMap<string, CitationState>, given: Partial<Renewing> = {}) =>
  render(
    <Filtered
      citations={[citation('a', 0), citation('b', 1), citation('c', 2), citation('d', 3)]}
      references={new Map()}
      quotes={new Map([['a', 'inom skälig tid']])}
      sections={new Map()}
      states={states}
      renewing={{ ...renewing, ...given }}
      onGoToText={() => undefined}
      onOpenSource={() => undefined}
    />,
  );
const STATES = new Map([state('a', {}), state('b', { state: 'unchanged' }), state('c', { state: 'gone', isWaiting: true, canRenew: false, pageLabel: null })]);

it('says how each stands, and shows only those that need a look when asked to', () => {
  draw(STATES);
  const told = () => screen.getAllByRole('listitem').map((item) => /citerad v1[^.]*\. 14 – [^A-Z]*/.exec(item.textContent)?.[0] ?? null);
  expect(told()).toEqual(['citerad v1 s. 14 – nu v2 s. 16, ändrad', 'citerad v1 s. 14 – nu v2 s. 16, oförändrad', 'citerad v1 s. 14 – finns inte i v2', null]);
  expect(screen.getByRole('link', { name: 'Avgör var stället är nu: hänvisning 3' }).getAttribute('href')).toBe('/kallor/source/hanvisningar?v=2&k=c');
  fireEvent.click(screen.getByRole('checkbox', { name: 'Bara de som behöver ses över (2)' }));
  expect(told()).toEqual(['citerad v1 s. 14 – nu v2 s. 16, ändrad', 'citerad v1 s. 14 – finns inte i v2']);
  expect(screen.getByRole('button', { name: 'Gå till texten: hänvisning 3' })).toBeDefined();
});

it('updates one, one with its quoted words where they are just those, and all that are ready', () => {
  const renewed: unknown[] = [];
  draw(STATES, {
    quotedWords: ({ citationId }) => (citationId === 'a' ? 'inom skälig tid' : null),
    renew: (citations, quoted) => renewed.push([citations.map(({ citationId }) => citationId), quoted]),
  });
  fireEvent.click(screen.getByRole('button', { name: 'Uppdatera till v2: hänvisning 2' }));
  fireEvent.click(screen.getByRole('button', { name: 'Uppdatera och byt även de citerade orden: hänvisning 1' }));
  fireEvent.click(screen.getByRole('button', { name: 'Uppdatera alla 2 som är klara' }));
  expect(renewed).toEqual([[['b'], null], [['a'], 'inom skälig tid'], [['a', 'b'], null]]);
  expect(screen.queryByRole('button', { name: 'Uppdatera till v2: hänvisning 3' })).toBeNull();
});

it('leaves those that say something else now to be updated one by one', () => {
  const renewed: unknown[] = [];
  draw(new Map([state('a', { hasSubstanceChanged: true }), state('b', { state: 'unchanged' }), state('c', {})]), {
    renew: (citations) => renewed.push(citations.map(({ citationId }) => citationId)),
  });
  fireEvent.click(screen.getByRole('button', { name: 'Uppdatera alla 2 som är klara' }));
  fireEvent.click(screen.getByRole('button', { name: 'Uppdatera till v2: hänvisning 1' }));
  expect(renewed).toEqual([['b', 'c'], ['a']]);
  cleanup();
  draw(new Map([state('a', { hasSubstanceChanged: true })]));
  expect(screen.queryByRole('button', { name: /som är klar/ })).toBeNull();
});

it('says to readers why nothing can be updated, and nothing at all while everything is in step', () => {
  const renewed: unknown[] = [];
  draw(STATES, { whyNot: 'Du kan läsa men inte ändra.', renew: (...all) => renewed.push(all) });
  const button = screen.getByRole('button', { name: /Uppdatera alla/ });
  expect(button.getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(button);
  expect(renewed).toEqual([]);
  cleanup();
  draw(new Map());
  expect(screen.queryByRole('checkbox')).toBeNull();
});

it('shows the words of each, and names its buttons by number and section', () => {
  const went: string[] = [];
  render(
    <Filtered
      citations={[citation('a', 0), citation('b', 1)]}
      references={new Map()}
      quotes={new Map([['a', 'inom skälig tid'], ['b', 'lika för alla']])}
      sections={new Map([['s43', { number: '4.3', title: 'Ett gemensamt centrum' }]])}
      states={new Map()}
      renewing={renewing}
      onGoToText={(one) => went.push(`text ${one.citationId}`)}
      onOpenSource={(one) => went.push(`source ${one.citationId}`)}
    />,
  );
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    expect.stringContaining('”inom skälig tid”'),
    expect.stringContaining('”lika för alla”'),
  ]);
  fireEvent.click(screen.getByRole('button', { name: 'Gå till texten: hänvisning 2, avsnitt 4.3' }));
  fireEvent.click(screen.getByRole('button', { name: 'Öppna källan: hänvisning 1, avsnitt 4.3' }));
  expect(went).toEqual(['text b', 'source a']);
});

it('draws those in sight of ten thousand, with their numbers, and of those that need a look only those', () => {
  const citations = Array.from({ length: 10_000 }, (_, at) => citation(`c${at}`, at));
  const opened: string[] = [];
  render(
    <Filtered
      citations={citations}
      references={new Map()}
      quotes={new Map()}
      sections={new Map()}
      states={new Map([state('c4', {}), state('c9000', {})])}
      renewing={renewing}
      onGoToText={() => undefined}
      onOpenSource={({ citationId }) => opened.push(citationId)}
    />,
  );
  const rows = screen.getAllByRole('listitem');
  expect(rows.length).toBeLessThan(40);
  expect([rows[2]?.textContent.startsWith('3.'), rows[2]?.getAttribute('aria-posinset'), rows[2]?.getAttribute('aria-setsize')]).toEqual([true, '3', '10000']);
  fireEvent.click(screen.getByRole('checkbox', { name: /^Bara de som/ }));
  expect(screen.getAllByRole('listitem').map((row) => [row.textContent.split('.')[0], row.getAttribute('aria-posinset')])).toEqual([['5', '1'], ['9001', '2']]);
  fireEvent.click(screen.getByRole('button', { name: 'Öppna källan: hänvisning 9001' }));
  expect(opened).toEqual(['c9000']);
});
