// Tests of the Word file, read back by mammoth and part by part.
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { aDelivery, block, everything, figure, heading, paragraph, PIXEL, text } from '../../testing/a-delivery';
import type { DeliveryInput } from '../input';
import { rendered } from '../rendering';

const make = (input: DeliveryInput): Promise<Uint8Array> => rendered({ kind: 'docx', input });
const partsOf = (file: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(file)).map(([path, bytes]) => [path, strFromU8(bytes)]));
const htmlOf = async (file: Uint8Array): Promise<string> =>
  (await mammoth.convertToHtml({ buffer: Buffer.from(file) })).value;

describe('the Word file', () => {
  let file: Uint8Array;
  let parts: Record<string, string>;
  let html: string;
  beforeAll(async () => {
    file = await make(everything());
    parts = partsOf(file);
    html = await htmlOf(file);
  });
  const part = (path: string): string => parts[path] ?? '';

  it('has headings of the right levels, with the numbers of the source', () => {
    const headings = [...html.matchAll(/<h(\d)>(.*?)<\/h\1>/g)].map(
      ([, level, words]) => `${level} ${words?.replace(/<[^>]+>/g, '')}`,
    );
    expect(headings).toEqual(
      expect.arrayContaining(['1 Sammanfattning', '1 4 Hälsodata', '2 4.3 Ett gemensamt centrum']),
    );
  });

  it('gives heading styles their outline level, and notes a size of their own', () => {
    for (const level of [1, 2, 3, 4]) {
      expect(part('word/styles.xml')).toMatch(
        new RegExp(`w:styleId="Heading${level}".*?<w:outlineLvl w:val="${level - 1}"/>`),
      );
    }
    expect(part('word/styles.xml')).toMatch(/w:styleId="FootnoteText".*?<w:sz w:val="18"\/>/);
    expect(part('word/styles.xml')).toContain('<w:lang w:val="sv-SE"');
  });

  it('has real footnotes, the same passage shortly', () => {
    const notes = part('word/footnotes.xml').match(/<w:footnote w:id="[1-9]\d*"/g) ?? [];
    expect(notes).toHaveLength(7);
    expect(part('word/document.xml').match(/<w:footnoteReference /g)).toHaveLength(7);
    expect(html).toContain('Vår egen not.');
    expect(part('word/footnotes.xml')).toMatch(/Se not .*NOTEREF cit_c1 .*A\.a\. \(not /);
  });

  it('carries each citation in a bookmark', () => {
    const marks = [...part('word/document.xml').matchAll(/<w:bookmarkStart [^>]*w:name="(cit_\w+)"/g)].map(
      ([, name]) => name,
    );
    expect(marks).toEqual(['cit_c1', 'cit_c2', 'cit_c3', 'cit_c4', 'cit_c5', 'cit_c6', 'cit_c7']);
  });

  it('prints stances, demands and wordings', () => {
    const words = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(words).toContain('Samlat ställningstagande: Tillstyrker under förutsättning');
    expect(words).toContain('Ställningstagande: Tillstyrker med synpunkter');
    expect(words).toContain('Att 1 regionerna inför en indikator.');
    expect(words).toMatch(/Nuvarande lydelse Föreslagen lydelse Gammal lydelse\. \[\d+\] Ny lydelse\./);
    expect(words).toContain('hälso- och sjukvårdens e-tjänster för 65-åringar');
  });

  it('marks header rows of tables and the text of pictures', () => {
    expect(part('word/document.xml').match(/<w:tblHeader\/>/g)).toHaveLength(2);
    expect(part('word/document.xml')).toMatch(/<wp:docPr [^>]*descr="Ett diagram över kostnaderna"/);
  });

  it('names the organisation as its author, and counts pages', () => {
    expect(part('docProps/core.xml')).toContain('<dc:creator>Patientforum Norrsjö</dc:creator>');
    expect(part('docProps/core.xml')).toContain('<dc:title>Remissvar: Strategi för hälsa</dc:title>');
    expect(part('docProps/core.xml')).toContain('Ert dnr RS 2026-00417 · Vårt dnr PF 2026/12');
    expect(
      Object.entries(parts).some(([path, xml]) => path.startsWith('word/footer') && xml.includes('NUMPAGES')),
    ).toBe(true);
  });

  it('has no comments and no revisions', () => {
    expect(Object.keys(parts).filter((path) => path.includes('comment'))).toEqual([]);
    expect(part('word/document.xml')).not.toMatch(/<w:(ins|del|commentReference)\b/);
    expect(part('word/settings.xml')).not.toContain('trackRevisions');
  });

  it('is the same each time, links and pictures too', async () => {
    await make(aDelivery([figure('En bild'), paragraph('x')]));
    expect(Buffer.compare(file, await make(everything()))).toBe(0);
  });

  it('begins with the letter head and logo of the organisation, with a text for those who cannot see it', async () => {
    const logo = { bytes: PIXEL, mediaType: 'image/png', width: 4000, height: 200 } as const;
    const input = aDelivery([paragraph('x')], { head: { lines: ['Patientforum Norrsjö', 'Storgatan 1', '', '000 00 Norrsjö'], logo } });
    const made = await make(input);
    const words = (await mammoth.extractRawText({ buffer: Buffer.from(made) })).value.split(/\n+/).filter(Boolean);
    expect(words.slice(0, 4)).toEqual(['Patientforum Norrsjö', 'Storgatan 1', '000 00 Norrsjö', '2026-12-14']);
    const found = partsOf(made);
    expect(found['word/document.xml']).toMatch(/<wp:docPr [^>]*descr="Logotyp: Patientforum Norrsjö"/);
    expect(Object.values(found).join('')).not.toContain('TargetMode="External"');
    expect(Buffer.compare(made, await make(input))).toBe(0);
  });

  it('prints what looks like XML as it was written', async () => {
    const evil = '<w:p/> & ]]> "\' {{x}} å 🧪';
    const hostile = await make(
      aDelivery(
        [heading(1, evil), paragraph(text(`${evil}\u0000\u0007\ud800`, 'bold')), block('demand', evil)],
        { title: evil, organisation: evil },
      ),
    );
    expect(
      (await mammoth.extractRawText({ buffer: Buffer.from(hostile) })).value.split(evil).length,
    ).toBeGreaterThan(4);
  });
});
