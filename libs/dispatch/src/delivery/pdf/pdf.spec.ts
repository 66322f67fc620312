// Tests of the PDF, read back with PDF.js.
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import {
  aDelivery,
  block,
  everything,
  figure,
  heading,
  mirrored,
  paragraph,
  PIXEL,
  PIXEL_NAME,
  table,
  text,
} from '../../testing/a-delivery';
import { fonts } from './fonts';
import { Glyphs } from './glyphs';
import { ExportRefusal, type DeliveryInput } from '../input';
import { rendered } from '../rendering';

const open = async (input: DeliveryInput): Promise<PDFDocumentProxy> =>
  getDocument({ data: new Uint8Array(await rendered({ kind: 'pdf', input })), verbosity: 0 }).promise;

interface Structure {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly object[];
}
const inTree = (node: Structure | null): Structure[] =>
  node ? [node, ...(node.children ?? []).flatMap((child) => inTree(child))] : [];

const structureOf = async (pdf: PDFDocumentProxy): Promise<Structure[]> => {
  const nodes: Structure[] = [];
  for (let page = 1; page <= pdf.numPages; page += 1)
    nodes.push(...inTree(await (await pdf.getPage(page)).getStructTree()));
  return nodes;
};

const textOf = async (pdf: PDFDocumentProxy): Promise<string> => {
  const lines: string[] = [];
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const { items } = await (await pdf.getPage(page)).getTextContent();
    for (const item of items) if ('str' in item) lines.push(item.hasEOL ? `${item.str} ` : item.str);
  }
  return lines.join('').replace(/\s+/g, ' ');
};

const faultsOf = async (input: DeliveryInput): Promise<unknown> => {
  try {
    return await rendered({ kind: 'pdf', input });
  } catch (error) {
    return error instanceof ExportRefusal ? error.faults : error;
  }
};

describe('the PDF', () => {
  let pdf: PDFDocumentProxy;
  beforeAll(async () => {
    pdf = await open(everything());
  });
  afterAll(() => pdf.destroy());

  it('is tagged PDF/UA-1 with title, author, subject, language and date', async () => {
    const { info, metadata } = await pdf.getMetadata();
    expect(info).toMatchObject({
      Title: 'Remissvar: Strategi för hälsa',
      Author: 'Patientforum Norrsjö',
      Subject: 'Ert dnr RS 2026-00417 · Vårt dnr PF 2026/12',
      Language: 'sv-SE',
    });
    expect(info).toHaveProperty('CreationDate', expect.stringMatching(/^D:20261214/));
    expect(metadata?.getRaw()).toMatch(/pdfuaid:part>\s*1/);
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  });

  it('begins with the letter head and logo of the organisation, tagged; a logo that cannot be drawn is left out', async () => {
    const lines = ['Patientforum Norrsjö', 'Storgatan 1', '000 00 Norrsjö'];
    const logo = { bytes: PIXEL, mediaType: 'image/png', width: 4000, height: 200 } as const;
    const input = aDelivery([paragraph('Vi tillstyrker.')], { head: { lines, logo } });
    const made = await open(input);
    expect(await textOf(made)).toMatch(/^Patientforum Norrsjö ?2026-12-14 Storgatan 1 000 00 Norrsjö Region Norrsjö/);
    const figures = (await structureOf(made)).filter(({ role }) => role === 'Figure');
    expect(figures.map(({ alt }) => alt)).toEqual(['Logotyp: Patientforum Norrsjö']);
    await made.destroy();
    const task = { kind: 'pdf', input } as const;
    expect(Buffer.compare(await rendered(task), await rendered(task))).toBe(0);
    const broken = await open(aDelivery([paragraph('x')], { head: { lines, logo: { ...logo, bytes: PIXEL.slice(0, 30) } } }));
    expect((await structureOf(broken)).filter(({ role }) => role === 'Figure')).toEqual([]);
    await broken.destroy();
  });

  it('has the headings as bookmarks', async () => {
    const outline = await pdf.getOutline();
    expect(outline.map(({ title }) => title)).toEqual([
      'Sammanfattning',
      'Övergripande synpunkter',
      '4 Hälsodata',
    ]);
    expect(outline[2]?.items.map(({ title }: { title: string }) => title)).toEqual([
      '4.3 Ett gemensamt centrum',
    ]);
  });

  it('has a structure that screen readers follow', async () => {
    const nodes = await structureOf(pdf);
    const count = (role: string) => nodes.filter((node) => node.role === role).length;
    expect({ H1: count('H1'), H2: count('H2'), Note: count('Note'), TH: count('TH'), L: count('L') }).toEqual(
      { H1: 3, H2: 1, Note: 7, TH: 4, L: 2 },
    );
    expect(count('Table')).toBe(2);
    expect(count('Figure')).toBe(1);
    expect(nodes.find((node) => node.role === 'Figure')?.alt).toBe('Ett diagram över kostnaderna');
  });

  it('gives the text back, hyphens and all', async () => {
    const words = await textOf(pdf);
    expect(words).toContain('hälso- och sjukvårdens e-tjänster för 65-åringar');
    expect(words).toContain('Ställningstagande: Tillstyrker med synpunkter');
    expect(words).toContain('Samlat ställningstagande: Tillstyrker under förutsättning');
    expect(words).toMatch(/Att 1 regionerna inför en indikator\..*Att 1 regionerna inför en indikator\./);
    expect(words).toContain('Se not 1.');
    expect(words).toContain('Nuvarande lydelse');
    expect(words).toContain(
      '(Region Norrsjö, Strategi för hälsa, 2026-09-14 (dnr RS 1), avsnitt 4.3, s. 16)',
    );
  });

  it('is the same each time', async () => {
    const [first, again] = [
      await rendered({ kind: 'pdf', input: everything() }),
      await rendered({ kind: 'pdf', input: everything() }),
    ];
    expect(Buffer.compare(first, again)).toBe(0);
  });

  it('prints what looks like markup as it was written', async () => {
    const evil =
      '#panic("x") $x^2$ \\ @ref [y] `z` <label> // /* * _ ~ = - + #{1+1} " ]) } https://x.example å ä ö';
    const hostile = `${evil}\u0000\u202e`;
    const cells = aDelivery(
      [
        heading(1, hostile),
        paragraph(text(hostile, 'bold', 'italic')),
        block('demand', hostile),
        table([hostile], [hostile]),
        figure(hostile, hostile),
      ],
      { title: hostile, organisation: hostile, recipient: [hostile], issuerCaseNumber: hostile },
    );
    const printed = await open(cells);
    const { info } = await printed.getMetadata();
    expect(info).toMatchObject({ Title: `Remissvar: ${evil}` });
    expect(await textOf(printed)).toContain('#panic("x") $x^2$ \\ @ref [y] `z` <label>');
    await printed.destroy();
  });

  it('says nothing of case numbers that are not there', async () => {
    const printed = await open(
      aDelivery([paragraph('Text.')], { issuerCaseNumber: '', ownCaseNumber: 'PF 7' }),
    );
    expect(await printed.getMetadata()).toMatchObject({ info: { Subject: 'Vårt dnr PF 7' } });
    expect(await textOf(printed)).not.toContain('Ert dnr');
    await printed.destroy();
    const bare = await open(aDelivery([paragraph('Text.')], { issuerCaseNumber: '', ownCaseNumber: null }));
    expect((await bare.getMetadata()).info).not.toHaveProperty('Subject');
    expect(await textOf(bare)).not.toContain('dnr');
    await bare.destroy();
  });

  it('shows a box for what its fonts lack, instead of failing', async () => {
    const { box } = new Glyphs(fonts());
    const printed = await open(aDelivery([paragraph('Provrör 🧪 och 👩‍🔬 och 漢 och a\u030angström.')]));
    expect(await textOf(printed)).toContain(`Provrör ${box} och ${box} och ${box} och ångström.`);
    await printed.destroy();
  });
});

describe('faults', () => {
  it('names the heading that skips a level', async () => {
    expect(await faultsOf(aDelivery([heading(1, 'A'), heading(3, 'B', 'b-1')]))).toEqual([
      { code: 'heading-skipped', blockId: 'b-1', blocking: true },
    ]);
  });

  it('does not count headings that are left out', async () => {
    const skipped = [heading(1, 'A'), mirrored(1, '1 B'), mirrored(3, '1.1.1 C'), heading(1, 'D')];
    expect(await faultsOf(aDelivery(skipped))).toBeInstanceOf(Uint8Array);
  });

  it('names the picture without a text', async () => {
    expect(await faultsOf(aDelivery([figure(' ')]))).toEqual([
      { code: 'figure-without-text', blockId: 'bilden', blocking: true },
    ]);
  });

  it('names the picture that cannot be read', async () => {
    const broken = {
      bytes: Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10]),
      mediaType: 'image/png',
      width: 1,
      height: 1,
    } as const;
    const input = aDelivery([figure('En bild')], { figures: new Map([[PIXEL_NAME, broken]]) });
    expect(await faultsOf(input)).toEqual([
      { code: 'figure-without-text', blockId: 'bilden', blocking: true },
    ]);
  });
});
