// Outline, coverage, citations, counts and faults out of one response.
import type { Stance } from '@samsvar/domain';
import { everyNode } from '../testing/every-node';
import { exportFaults } from './faults';
import type { NodeJson } from './json';
import { projectResponse } from './project';

const projected = projectResponse({ text: everyNode(), overallStance: 'supports' }, 12);
const doc = (...content: NodeJson[]): NodeJson => ({ type: 'doc', content });

describe('projectResponse', () => {
  it('lists own and mirrored sections with what is written in each', () => {
    expect(projected.outline.map(({ id, title, status, mirrored }) => ({ id, title, status, mirrored }))).toEqual([
      { id: 'own', title: 'Sammanfattning', status: null, mirrored: false },
      { id: 's1', title: 'Mål', status: 'answer', mirrored: true },
      { id: 's2', title: 'Medel', status: 'skip', mirrored: true },
    ]);
    expect(projected.outline[1]).toMatchObject({ stance: 'supports_with_comments', demands: 1, proposedWordings: 1, sourceBlock: 7 });
    expect(projected.coverage).toEqual({ answer: 1, skip: 1, undecided: 0 });
    expect(projected).toMatchObject({ seq: 12, overallStance: 'supports' });
  });

  it('finds every citation in order, with its section and mode', () => {
    expect(projected.citations.map(({ citationId, mode, sectionId, order }) => [citationId, mode, sectionId, order])).toEqual([
      ['c1', 'note', 's1', 0],
      ['c2', 'quotation', 's1', 1],
      ['c3', 'quotation', 's1', 2],
    ]);
  });

  it('counts words across marks as one, and not the chips', () => {
    const text = doc({ type: 'paragraph', content: [{ type: 'text', text: 'Väl', marks: [{ type: 'bold' }] }, { type: 'text', text: 'färd 2030, EU:s.' }, { type: 'citation', attrs: { label: 'inte detta' } }] });
    expect(projectResponse({ text, overallStance: null }, 0).words).toBe(3);
  });

  it('takes a status that is not one as undecided', () => {
    const text = doc({ type: 'sectionHeading', attrs: { id: 's', status: 'maybe', stance: 'perhaps' } });
    expect(projectResponse({ text, overallStance: null }, 0).outline[0]).toMatchObject({ status: 'undecided', stance: null });
  });
});

describe('the faults of a projection', () => {
  const heading = (id: string, words: string, level = 1): NodeJson => ({ type: 'heading', attrs: { id, level }, ...(words && { content: [{ type: 'text', text: words }] }) });
  const section = (id: string, attrs: Record<string, unknown>): NodeJson => ({ type: 'sectionHeading', attrs: { id, level: 1, number: id, title: `Titel ${id}`, ...attrs } });
  const paragraph = (words: string): NodeJson => ({ type: 'paragraph', attrs: { id: `p-${words}` }, ...(words && { content: [{ type: 'text', text: words }] }) });
  const found = (overallStance: Stance | null, ...content: NodeJson[]) =>
    projectResponse({ text: doc(...content), overallStance }, 0).faults.map(({ code, blockId, section: at }) => [code, blockId, at?.number ?? at?.title ?? null]);

  it('are none in a finished response, and none of the findings block', () => {
    expect(projected.faults).toEqual([]);
    const { faults } = projectResponse({ text: doc(section('1', {}), paragraph('')), overallStance: null }, 0);
    expect(faults).toEqual([
      { code: 'overall-stance-missing', blockId: null, blocking: false, section: null },
      { code: 'section-undecided', blockId: '1', blocking: false, section: { id: '1', number: '1', title: 'Titel 1' } },
    ]);
  });

  it('name the section of a fault deep in the text', () => {
    const list: NodeJson = { type: 'bulletList', attrs: { id: 'l' }, content: [{ type: 'listItem', attrs: { id: 'i' }, content: [{ type: 'figure', attrs: { id: 'f', alt: '' } }] }] };
    expect(found('supports', heading('own', 'Bilder'), list)).toEqual([['figure-without-text', 'f', 'Bilder']]);
  });

  it('find own headings that would be printed empty, but not those over others', () => {
    expect(found('supports', heading('a', 'Tom'), paragraph('  '), heading('b', 'Över'), heading('c', 'Under', 2), paragraph('Ord'))).toEqual([
      ['heading-without-text', 'a', 'Tom'],
    ]);
  });

  it('find sections that are to be answered and hold nothing, and stances without what they need', () => {
    expect(
      found(
        'supports',
        section('1', { status: 'answer' }),
        paragraph(''),
        section('2', { status: 'answer', stance: 'supports' }),
        section('3', { status: 'answer', stance: 'supports_with_comments' }),
        paragraph(''),
        section('4', { status: 'skip', stance: 'no_comments' }),
      ),
    ).toEqual([
      ['section-unanswered', '1', '1'],
      ['stance-needs-remark', '3', '3'],
    ]);
    expect(found('opposes_as_drafted', section('1', { status: 'answer', stance: 'opposes' }), paragraph('Skäl'))).toEqual([
      ['stance-needs-demand-or-wording', null, null],
    ]);
  });

  it('count a demand in a section of the chapter that needs it', () => {
    const demand: NodeJson = { type: 'demand', attrs: { id: 'd' }, content: [{ type: 'text', text: 'Att det ändras.' }] };
    const chapter = section('4', { status: 'answer', stance: 'supports_subject_to_change' });
    const below = section('4.3', { level: 2, status: 'answer', stance: 'supports' });
    expect(found('supports_subject_to_change', chapter, below, demand)).toEqual([]);
    expect(found('supports_subject_to_change', chapter, { ...below, attrs: { ...below.attrs, level: 1 } }, demand)).toEqual([
      ['stance-needs-demand-or-wording', '4', '4'],
    ]);
  });

  it('find where the whole and its sections contradict each other', () => {
    expect(found('supports', section('4.3', { status: 'answer', stance: 'opposes' }), paragraph('Skäl'))).toEqual([['section-opposes', '4.3', '4.3']]);
    expect(found('opposes', section('1', { status: 'answer', stance: 'supports' }), paragraph('Skäl'))).toEqual([['no-section-opposes', null, null]]);
  });

  it('find wordings, demands and quotations without words', () => {
    const empty = (type: string, id: string, attrs = {}): NodeJson => ({ type, attrs: { id, ...attrs }, content: [{ type: 'paragraph', attrs: { id: `${id}p` } }] });
    expect(
      found('supports', heading('h', 'Eget'), paragraph('Ord'), empty('proposedWording', 'w', { fromText: ' ' }), { type: 'demand', attrs: { id: 'd' } }, empty('quotation', 'q')),
    ).toEqual([
      ['wording-without-from', 'w', 'Eget'],
      ['wording-without-to', 'w', 'Eget'],
      ['demand-without-text', 'd', 'Eget'],
      ['quotation-without-text', 'q', 'Eget'],
    ]);
  });
});

describe('exportFaults', () => {
  it('finds none in a sound response', () => expect(exportFaults(everyNode())).toEqual([]));

  it('names the block of each fault', () => {
    const faults = exportFaults(
      doc(
        { type: 'heading', attrs: { id: 'h1', level: 1 } },
        { type: 'sectionHeading', attrs: { id: 'h3', level: 3 } },
        { type: 'figure', attrs: { id: 'f', alt: ' ' } },
        { type: 'table', attrs: { id: 't' }, content: [{ type: 'tableRow', content: [{ type: 'tableCell' }] }] },
        { type: 'paragraph', attrs: { id: 'p' }, content: [{ type: 'text', text: ' ', marks: [{ type: 'link' }] }] },
      ),
    );
    expect(faults).toEqual([
      { code: 'heading-skipped', blockId: 'h3', blocking: true },
      { code: 'figure-without-text', blockId: 'f', blocking: true },
      { code: 'table-without-header', blockId: 't', blocking: false },
      { code: 'link-without-text', blockId: 'p', blocking: false },
    ]);
  });
});
