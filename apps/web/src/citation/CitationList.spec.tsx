// The list of citations: two that point at the same page are told apart by their words and their buttons.
import { afterEach, expect, it } from '@jest/globals';
import type { CitationInText, PassageId, SourceId, SourceVersionId } from '@samsvar/domain';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { CitationList } from './CitationList';

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

it('shows the words of each, and names its buttons by number and section', () => {
  const went: string[] = [];
  render(
    <CitationList
      citations={[citation('a', 0), citation('b', 1)]}
      references={new Map()}
      quotes={new Map([['a', 'inom skälig tid'], ['b', 'lika för alla']])}
      sections={new Map([['s43', { number: '4.3', title: 'Ett gemensamt centrum' }]])}
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
