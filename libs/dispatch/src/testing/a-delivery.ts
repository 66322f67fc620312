// Makes deliveries for tests: each states only what matters to it.
import type { NodeJson } from '@samsvar/document';
import type { Stance } from '@samsvar/domain';
import type { DeliveryInput } from '../delivery/input';

/** One red pixel. */
export const PIXEL = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
);
export const PIXEL_NAME = 'a'.repeat(64);

/** Words, in a style when one is named. */
export const text = (words: string, ...marks: string[]): NodeJson => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});

const inline = (content: readonly (string | NodeJson)[]): NodeJson[] =>
  content.map((part) => (typeof part === 'string' ? text(part) : part));

/** A block of one kind with inline content. */
export const block = (type: string, ...content: (string | NodeJson)[]): NodeJson => ({
  type,
  content: inline(content),
});
export const paragraph = (...content: (string | NodeJson)[]): NodeJson => block('paragraph', ...content);

/** A heading of the response's own. */
export const heading = (level: number, words: string, id: string = words): NodeJson => ({
  type: 'heading',
  attrs: { id, level },
  content: [text(words)],
});

/** A heading of the source: "4.3 Titel". */
export const mirrored = (
  level: number,
  numbered: string,
  state: { status?: string; stance?: Stance } = {},
): NodeJson => {
  const [, number = null, title = ''] = /^(?:([\d.]+) )?(.*)$/.exec(numbered) ?? [];
  return {
    type: 'sectionHeading',
    attrs: {
      id: numbered,
      level,
      number,
      title,
      sourceBlock: 1,
      status: state.status ?? 'undecided',
      stance: state.stance ?? null,
    },
  };
};

/** What pins a citation; the passage and source follow from the names given. */
export const pinned = (citation: string, passage = `ställe ${citation}`, source = 'strategi') => ({
  citationId: citation,
  passageId: passage,
  sourceId: source,
  versionId: `${source} 1`,
  label: 'Strategin, avsnitt 4.3',
});

export const cite = (
  citation: string,
  more: { passage?: string; mode?: string; locator?: string } = {},
): NodeJson => ({
  type: 'citation',
  attrs: { ...pinned(citation, more.passage), mode: more.mode ?? 'note', locator: more.locator ?? null },
});

export const link = (words: string, href: string): NodeJson => ({
  type: 'text',
  text: words,
  marks: [{ type: 'link', attrs: { href } }],
});

export const figure = (alt: string | null, caption = 'Figur 1'): NodeJson => ({
  type: 'figure',
  attrs: { id: 'bilden', sha256: PIXEL_NAME, alt, width: 1, height: 1 },
  content: [text(caption)],
});

/** A table whose first row holds header cells. */
export const table = (...rows: string[][]): NodeJson => ({
  type: 'table',
  attrs: { id: 'tabellen' },
  content: rows.map((row, y) => ({
    type: 'tableRow',
    content: row.map((words) => ({
      type: y === 0 ? 'tableHeader' : 'tableCell',
      content: [paragraph(words)],
    })),
  })),
});

/** A delivery of the given blocks. */
export const aDelivery = (
  blocks: readonly NodeJson[],
  more: Partial<DeliveryInput> & { overallStance?: Stance } = {},
): DeliveryInput => ({
  title: 'Strategi för hälsa',
  organisation: 'Patientforum Norrsjö',
  recipient: ['Region Norrsjö', 'Regionstyrelsen'],
  ownCaseNumber: 'PF 2026/12',
  issuerCaseNumber: 'RS 2026-00417',
  date: '2026-12-14',
  language: 'sv',
  references: new Map(),
  figures: new Map([[PIXEL_NAME, { bytes: PIXEL, mediaType: 'image/png', width: 1, height: 1 }]]),
  ...more,
  content: { text: { type: 'doc', content: [...blocks] }, overallStance: more.overallStance ?? null },
});

/** A reference in full, with its place apart. */
export const aReference = (place: string) => ({
  reference: `Region Norrsjö, Strategi för hälsa, 2026-09-14 (dnr RS 1), ${place}.`,
  url: 'https://norrsjo.example/strategi',
  place,
});

/** A response with one of everything. */
export const everything = (): DeliveryInput =>
  aDelivery(
    [
      heading(1, 'Sammanfattning'),
      paragraph('Vi ser fram emot hälso- och sjukvårdens e-tjänster för 65-åringar.'),
      heading(1, 'Övergripande synpunkter'),
      paragraph(
        'Fet ',
        text('fetstil', 'bold'),
        ' och ',
        text('kursiv', 'italic'),
        ' och ',
        link('en länk', 'https://norrsjo.example/å?a=1&b=2'),
        '.',
      ),
      mirrored(1, '4 Hälsodata', { stance: 'supports' }),
      mirrored(2, '4.3 Ett gemensamt centrum', { status: 'answer', stance: 'supports_with_comments' }),
      paragraph(
        'Påstående',
        cite('c-1', { passage: 'p-1' }),
        ' och igen',
        cite('c-2', { passage: 'p-1' }),
        ' och annat',
        cite('c-3'),
        '.',
      ),
      paragraph(
        'Egen not',
        { type: 'footnote', attrs: { noteId: 'n', text: 'Vår egen not.' } },
        ' och i texten',
        cite('c-4', { mode: 'inline' }),
        '.',
      ),
      {
        type: 'quotation',
        attrs: { id: 'q', ...pinned('c-5') },
        content: [paragraph('Ordagrant ur strategin.')],
      },
      block('demand', 'Att regionerna inför en indikator.'),
      block('demand', 'Att tiden mäts', cite('c-6'), '.'),
      {
        type: 'proposedWording',
        attrs: { id: 'w', fromText: 'Gammal lydelse.', ...pinned('c-7') },
        content: [paragraph('Ny lydelse.')],
      },
      {
        type: 'bulletList',
        content: [
          { type: 'listItem', content: [paragraph('En punkt')] },
          { type: 'listItem', content: [paragraph('En till')] },
        ],
      },
      table(['Område', 'Kostnad'], ['Hälsodata', '1 082'], ['Samverkan', '24']),
      figure('Ett diagram över kostnaderna'),
    ],
    {
      overallStance: 'supports_subject_to_change',
      references: new Map(
        ['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6', 'c-7'].map((id, index) => [
          id,
          aReference(`avsnitt 4.3, s. ${14 + Math.max(0, index - 1)}`),
        ]),
      ),
    },
  );
