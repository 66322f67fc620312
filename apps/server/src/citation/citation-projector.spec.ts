// What the projector makes of the citations in a text.
import { randomUUID } from 'node:crypto';
import type { CitationInText, OutlineSection, PassageId, SourceId, SourceVersionId } from '@samsvar/domain';
import { citationDrafts } from './citation-projector';

const section = (id: string, level: number, facts: Partial<OutlineSection> = {}): OutlineSection => ({
  id,
  level,
  number: null,
  title: id,
  mirrored: true,
  sourceBlock: 0,
  status: 'answer',
  stance: null,
  words: 0,
  demands: 0,
  proposedWordings: 0,
  ...facts,
});
const citation = (facts: Partial<CitationInText> = {}): CitationInText => ({
  citationId: randomUUID(),
  passageId: randomUUID() as PassageId, // ids of nothing in particular
  sourceId: randomUUID() as SourceId,
  versionId: randomUUID() as SourceVersionId,
  label: '',
  mode: 'note',
  sectionId: null,
  order: 0,
  ...facts,
});

it('gives each citation its section’s heading and the stance that stands over it', () => {
  const outline = [
    section('a', 1, { number: '4', title: 'Hälsodata', stance: 'supports' }),
    section('b', 2, { number: '4.3', title: 'Centrum', stance: 'opposes' }),
    section('c', 2, { number: '4.4', title: 'Insatser' }),
    section('d', 1, { title: 'Konsekvenser' }),
    section('e', 2),
  ];
  const citations = ['a', 'b', 'c', 'd', 'e', 'gone', null].map((sectionId, order) =>
    citation({ sectionId, order }),
  );
  expect(
    citationDrafts({ outline, citations }).map(({ sectionTitle, stance, position }) => [
      sectionTitle,
      stance,
      position,
    ]),
  ).toEqual([
    ['4 Hälsodata', 'supports', 0],
    ['4.3 Centrum', 'opposes', 1],
    ['4.4 Insatser', 'supports', 2],
    ['Konsekvenser', null, 3],
    ['e', null, 4],
    [null, null, 5],
    [null, null, 6],
  ]);
});

it('passes over ids that are none, and the second of two with one id', () => {
  const twice = citation({ order: 1 });
  const citations = [
    citation({ citationId: "'; drop table citation" }),
    twice,
    { ...twice, order: 2 },
    citation({ passageId: 'x' as PassageId }),
  ];
  expect(citationDrafts({ outline: [], citations }).map(({ id, position }) => [id, position])).toEqual([
    [twice.citationId, 1],
  ]);
});
