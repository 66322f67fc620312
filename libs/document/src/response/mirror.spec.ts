// The first outline follows the source.
import type { Block } from '@samsvar/domain';
import { schemaFault } from './examine';
import { mirrorOutline } from './mirror';

const block = (ord: number, type: Block['type'], level: number | null): Block => ({
  ord,
  type,
  level,
  label: level ? `${ord}.` : null,
  text: `Text ${ord}`,
  pageFrom: null,
  pageTo: null,
  pageLabel: null,
  cell: null,
  notes: [],
  fragments: [],
});

describe('mirrorOutline', () => {
  let next = 0;
  const outline = mirrorOutline([block(0, 'heading', 1), block(1, 'paragraph', null), block(2, 'heading', 6)], () => `id-${next++}`);

  it('has own headings first and last, and the source’s between', () => {
    expect(outline.content?.filter((node) => node.type !== 'paragraph').map((node) => node.attrs?.['title'] ?? node.content?.[0]?.text)).toEqual([
      'Sammanfattning',
      'Övergripande synpunkter',
      'Text 0',
      'Text 2',
      'Konsekvenser',
    ]);
  });

  it('leaves every mirrored section undecided, pinned to its block, and skips no level', () => {
    const mirrored = outline.content?.filter((node) => node.type === 'sectionHeading').map((node) => node.attrs);
    expect(mirrored).toMatchObject([
      { sourceBlock: 0, number: '0.', level: 1, status: 'undecided' },
      { sourceBlock: 2, number: '2.', level: 2, status: 'undecided' },
    ]);
  });

  it('is sound, with an id of its own for every block', () => {
    const ids = outline.content?.map((node) => node.attrs?.['id']) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
    expect(schemaFault(outline)).toBeNull();
  });
});

describe('headings of ours that the source has too', () => {
  const titles = (...texts: string[]) => {
    let next = 0;
    const headings = texts.map((text, ord) => ({ ...block(ord, 'heading', 1), text }));
    const { content } = mirrorOutline(headings, () => `id-${next++}`);
    return (content ?? []).flatMap((node) => node.attrs?.['title'] ?? node.content?.[0]?.text ?? []);
  };

  it('leaves out our own consequences where the source’s are answered', () => {
    expect(titles('Förslag', '7 KONSEKVENSER')).toEqual(['Sammanfattning', 'Övergripande synpunkter', 'Förslag', '7 KONSEKVENSER']);
    expect(titles('Konsekvenser för regionerna').at(-1)).toBe('Konsekvenser');
  });

  it('says whose summary ours is, and keeps the source’s as a section', () => {
    expect(titles('Sammanfattning', 'Förslag')).toEqual([
      'Sammanfattning av vårt svar',
      'Övergripande synpunkter',
      'Sammanfattning',
      'Förslag',
      'Konsekvenser',
    ]);
  });
});
