// How the Word file begins, and what stands at the head and foot of its pages.
import {
  Footer,
  Header,
  ImageRun,
  PageBreak,
  PageNumber,
  Paragraph,
  Tab,
  TableOfContents,
  TabStopType,
  TextRun,
  type FileChild,
} from 'docx';
import type { Front, Logo, Print } from '../../base/print';
import { ACCENT, MUTED, TEXT_WIDTH } from './styles';

const atRight = [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }];

/** Sender, recipient and title of a letter; title page and contents of a publication. */
export const frontOf = (print: Print): FileChild[] =>
  print.front.kind === 'letter' ? letter(print, print.front) : titlePage(print, print.front);

/** What the logo of a letter may fill, in pixels: 60 by 20 mm. */
const LOGO = { width: 227, height: 76 } as const;

const logoOf = ({ bytes, mediaType, width, height, alt }: Logo): Paragraph => {
  const scale = Math.min(1, LOGO.width / width, LOGO.height / height);
  const side = (pixels: number) => Math.max(1, Math.round(pixels * scale));
  const image = new ImageRun({
    type: mediaType === 'image/png' ? 'png' : 'jpg',
    data: bytes,
    transformation: { width: side(width), height: side(height) },
    altText: { name: 'Logotyp', description: alt, title: '' },
  });
  return new Paragraph({ children: [image], spacing: { after: 200 } });
};

const letter = (print: Print, front: Extract<Front, { kind: 'letter' }>): FileChild[] => [
  ...(front.logo ? [logoOf(front.logo)] : []),
  new Paragraph({
    style: 'Avsandare',
    children: [new TextRun({ text: front.sender, bold: true })],
  }),
  ...front.head.map((line) => new Paragraph({ style: 'Avsandare', children: [new TextRun({ text: line, color: MUTED })] })),
  new Paragraph({ style: 'Avsandare', text: print.date, spacing: { ...(front.head.length > 0 && { before: 200 }), after: 440 } }),
  ...front.recipient.map((line) => new Paragraph({ style: 'Avsandare', text: line })),
  // Keeps the distance to the title when there are no numbers to show.
  new Paragraph({
    style: 'Avsandare',
    children: front.caseNumbers ? [new TextRun({ text: front.caseNumbers, color: MUTED })] : [],
    spacing: { before: 280, after: 680 },
  }),
  new Paragraph({ style: 'Title', text: print.title }),
];

const titlePage = (print: Print, front: Extract<Front, { kind: 'title-page' }>): FileChild[] => [
  new Paragraph({ style: 'Title', text: print.title, spacing: { before: 4200 } }),
  ...(front.subtitle ? [new Paragraph({ style: 'Undertitel', text: front.subtitle })] : []),
  ...front.issuers.map(
    (issuer, index) =>
      new Paragraph({
        style: 'Avsandare',
        children: [new TextRun({ text: issuer, bold: true, size: 25 })],
        spacing: { before: index === 0 ? 4200 : 0 },
      }),
  ),
  new Paragraph({ style: 'Avsandare', children: [new TextRun({ text: print.date, color: MUTED })] }),
  ...(front.caseNumber
    ? [
        new Paragraph({
          style: 'Avsandare',
          children: [new TextRun({ text: `Dnr ${front.caseNumber}`, color: MUTED })],
        }),
      ]
    : []),
  new Paragraph({ children: [new PageBreak()] }),
  new Paragraph({ style: 'Innehallsrubrik', text: 'Innehåll' }),
  new TableOfContents('Innehåll', { hyperlink: true, headingStyleRange: '1-2' }),
];

/** What fits beside each other at the head of a page, in characters. */
const LINE = 82;

const line = (left: string, right: (string | TextRun)[], isHeader: boolean): Paragraph =>
  new Paragraph({
    style: 'Sidhuvudtext',
    tabStops: atRight,
    ...(isHeader ? { border: { bottom: { style: 'single', size: 4, space: 4, color: ACCENT } } } : {}),
    children: [
      new TextRun(left),
      // Two long texts stand on a line each.
      new TextRun(
        isHeader && left.length + lengthOf(right) > LINE ? { break: 1 } : { children: [new Tab()] },
      ),
      ...right.map((part) => (typeof part === 'string' ? new TextRun(part) : part)),
    ],
  });

const lengthOf = (parts: (string | TextRun)[]): number =>
  parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 4), 0);

const letterPage = (): TextRun =>
  new TextRun({ children: [PageNumber.CURRENT, ' (', PageNumber.TOTAL_PAGES, ')'] });

/** Running header from the second page; page number at the foot, on a title page not. */
export const pageFurniture = (print: Print) => {
  const isLetter = print.front.kind === 'letter';
  const matter = print.front.kind === 'title-page' ? (print.front.caseNumber ?? '') : print.subject;
  const header = line(isLetter ? print.author : print.title, [matter], true);
  const footer = () =>
    isLetter
      ? line(print.title, [letterPage()], false)
      : line('', [new TextRun({ children: [PageNumber.CURRENT] })], false);
  return {
    headers: {
      default: new Header({ children: [header] }),
      first: new Header({ children: [new Paragraph({ style: 'Sidhuvudtext' })] }),
    },
    footers: {
      default: new Footer({ children: [footer()] }),
      first: new Footer({ children: [isLetter ? footer() : new Paragraph({ style: 'Sidhuvudtext' })] }),
    },
  };
};
