// Outline, coverage, citations, counts and faults out of one response.
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
