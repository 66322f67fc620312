// The consultations of the demo, and the sources that belong to them.
import { localDateOf, type DocumentRole, type LocalDate } from '@samsvar/domain';
import type { ConsultationDraft, SourceFacts } from '@samsvar/protocol';

/** A source of the demo. `key` is what the half-written response cites it by. */
export interface DemoSource {
  readonly key: string;
  readonly file: string;
  /** The name it is uploaded under, and whether it is made into that kind of file first. */
  readonly filename: string;
  readonly format: 'pdf' | 'docx' | 'as-it-is';
  /** Its part in the consultation; null for the organisation's own library. */
  readonly role: DocumentRole | null;
  readonly facts: SourceFacts;
  /** A later version of it, which came when it had been cited. */
  readonly later?: { readonly file: string; readonly filename: string; readonly label: string; readonly dated: LocalDate };
}

/** The consultation that is being answered. */
export const MAIN_MATTER: ConsultationDraft = {
  title: 'Remiss: Life science-strategi för Norrsjö–Västerålen 2027–2033',
  issuers: ['Region Norrsjö', 'Region Västerålen'],
  issuerCaseNumber: 'RS 2026-00417',
  sentOn: '2026-09-14',
  dueOn: '2026-12-15',
};

/** The consultation that was answered a year ago, so that there is something to compare with. */
export const EARLIER_MATTER: ConsultationDraft = {
  title: 'Remiss: Halvtidsöversyn av programmet för life science i Norrsjö',
  issuers: ['Region Norrsjö'],
  issuerCaseNumber: 'RS 2025-00388',
  sentOn: '2025-09-08',
  dueOn: '2025-12-01',
};

/** When its answer was begun. */
export const EARLIER_BEGUN = new Date('2025-10-06T08:00:00Z');

const JOINT = 'Region Norrsjö och Region Västerålen';

/** The sources, in the order they are read: the one that everything waits for first. */
export const DEMO_SOURCES: readonly DemoSource[] = [
  {
    key: 'strategi',
    file: 'strategi.md',
    filename: 'Life science-strategi 2027–2033, remissversion.pdf',
    format: 'pdf',
    role: 'main_document',
    facts: {
      kind: 'regional_strategy',
      title: 'Life science-strategi för Norrsjö–Västerålen 2027–2033',
      issuer: JOINT,
      caseNumber: 'RS 2026-00417',
      dated: '2026-09-14',
    },
  },
  {
    key: 'missiv',
    file: 'missiv.md',
    filename: 'Missiv.docx',
    format: 'docx',
    role: 'cover_letter',
    facts: {
      kind: 'cover_letter',
      title: 'Missiv: Life science-strategi för Norrsjö–Västerålen',
      issuer: JOINT,
      caseNumber: 'RS 2026-00417',
      dated: '2026-09-14',
    },
  },
  {
    key: 'program',
    file: 'program.md',
    filename: 'Slutrapport life science-program 2021–2026.docx',
    format: 'docx',
    role: null,
    facts: {
      kind: 'programme',
      title: 'Program för life science i Norrsjö 2021–2026: slutrapport',
      issuer: 'Region Norrsjö',
      caseNumber: 'RS 2020-00932',
      dated: '2026-05-28',
    },
    later: { file: 'program-2.md', filename: 'Slutrapport life science-program 2021–2026, rättad.docx', label: 'Rättad i oktober', dated: '2026-10-12' },
  },
  {
    key: 'nyhet',
    file: 'nyhet.html',
    filename: 'Små företag väntar längst på vårddata.html',
    format: 'as-it-is',
    role: null,
    facts: {
      kind: 'news_item',
      title: 'Små företag väntar längst på vårddata',
      issuer: 'Norrsjöposten',
      caseNumber: null,
      dated: '2026-10-29',
    },
  },
  {
    key: 'remissvar-2021',
    file: 'remissvar-2021.txt',
    filename: 'Remissvar 2021.txt',
    format: 'as-it-is',
    role: null,
    facts: {
      kind: 'earlier_response',
      title: 'Remissvar: Program för life science i Norrsjö 2021–2026',
      issuer: 'Branschföreningen Medtek Norrsjö',
      caseNumber: 'MT 21-004',
      dated: '2021-02-19',
    },
  },
];

const DAY = 86_400_000;

/** Two smaller matters, so that the register shows what is to come and what has passed; dates follow today's. */
export const otherMatters = (now: Date): readonly ConsultationDraft[] => {
  const inDays = (days: number): LocalDate => localDateOf(new Date(now.getTime() + days * DAY));
  return [
    {
      title: 'Remiss: Riktlinjer för patienters medverkan i forskning',
      issuers: ['Region Norrsjö'],
      issuerCaseNumber: 'RS 2026-00533',
      sentOn: inDays(-9),
      dueOn: inDays(47),
    },
    {
      title: 'Remiss: Ändrade avgifter för regionens testmiljöer',
      issuers: ['Region Västerålen'],
      issuerCaseNumber: 'RV 2026-0188',
      sentOn: inDays(-75),
      dueOn: inDays(-12),
    },
  ];
};
