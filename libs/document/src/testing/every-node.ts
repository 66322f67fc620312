// A response with every kind of node and mark, for specs.
import type { NodeJson } from '../response/json';

const text = (words: string, ...marks: string[]): NodeJson => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const paragraph = (id: string, ...content: NodeJson[]): NodeJson => ({ type: 'paragraph', attrs: { id }, content });
const pin = (citationId: string) => ({ citationId, passageId: `passage-${citationId}`, sourceId: 'source', versionId: 'version', label: 'Strategi, s. 3' });
const cell = (type: string, id: string, words: string): NodeJson => ({ type, content: [paragraph(id, text(words))] });

/** Fixed ids, so that results can be compared. */
export const everyNode = (): NodeJson => ({
  type: 'doc',
  content: [
    { type: 'heading', attrs: { id: 'own', level: 1 }, content: [text('Sammanfattning')] },
    paragraph('p1', text('Fet', 'bold'), text(' och '), text('kursiv', 'italic'), { type: 'hardBreak' }, text('😀 ny rad.')),
    { type: 'sectionHeading', attrs: { id: 's1', level: 1, number: '4', title: 'Mål', sourceBlock: 7, status: 'answer', stance: 'supports_with_comments' } },
    paragraph('p2', text('Se '), { type: 'citation', attrs: { ...pin('c1'), mode: 'note', locator: null } }, text(' här.'), { type: 'footnote', attrs: { noteId: 'n1', text: 'Not.' } }),
    { type: 'quotation', attrs: { id: 'q1', ...pin('c2') }, content: [paragraph('p3', text('Citerade ord.'))] },
    { type: 'proposedWording', attrs: { id: 'w1', ...pin('c3'), fromText: 'bör' }, content: [paragraph('p4', text('ska'))] },
    { type: 'demand', attrs: { id: 'd1' }, content: [text('regeringen utreder frågan.')] },
    { type: 'bulletList', attrs: { id: 'l1' }, content: [{ type: 'listItem', attrs: { id: 'i1' }, content: [paragraph('p5', text('Punkt'))] }] },
    {
      type: 'table',
      attrs: { id: 't1' },
      content: [
        { type: 'tableRow', content: [cell('tableHeader', 'p6', 'Mål')] },
        { type: 'tableRow', content: [cell('tableCell', 'p7', 'Ett')] },
      ],
    },
    { type: 'figure', attrs: { id: 'f1', sha256: 'abc', alt: 'En karta', width: 400, height: 300 }, content: [text('Bildtext')] },
    { type: 'sectionHeading', attrs: { id: 's2', level: 2, number: '4.1', title: 'Medel', sourceBlock: 9, status: 'skip', stance: null } },
    {
      type: 'paragraph',
      attrs: { id: 'p8' },
      content: [{ type: 'text', text: 'Länk', marks: [{ type: 'link', attrs: { href: 'https://exempel.se' } }, { type: 'anchor', attrs: { anchorId: 'a1' } }] }],
    },
  ],
});
