// Every address in the app and every address of the server's interface.
import type {
  ConsultationDocumentId,
  ConsultationId,
  JobId,
  OrganisationId,
  PassageId,
  ResponseId,
  SourceId,
} from '@samsvar/domain';
import type { UploadQuery } from '@samsvar/protocol';

const query = (values: Readonly<Record<string, string | number | null | undefined>>): string => {
  const set = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  const text = new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString();
  return text && `?${text}`;
};

/** Patterns of the pages, for the router. */
export const PAGE_PATTERN = {
  signIn: '/logga-in',
  consultations: '/',
  registerConsultation: '/remisser/ny',
  consultation: '/remisser/:id',
  response: '/svar/:id',
  source: '/kallor/:id',
  passage: '/k/:passage',
} as const;

/** Addresses of the pages. */
export const path = {
  /** `returnTo` is where the person was; `reason` says why the page came up by itself. */
  signIn: (returnTo?: string, reason?: 'utloggad') => `/logga-in${query({ till: returnTo, orsak: reason })}`,
  consultations: () => '/',
  registerConsultation: () => '/remisser/ny',
  consultation: (id: ConsultationId) => `/remisser/${id}`,
  response: (id: ResponseId) => `/svar/${id}`,
  /** `version` is the version's number; `block` the order of the block to show. */
  source: (id: SourceId, at: { version?: number | undefined; block?: number | undefined } = {}) =>
    `/kallor/${id}${query({ v: at.version, b: at.block })}`,
  passage: (id: PassageId) => `/k/${id}`,
} as const;

/** Addresses of the server's interface. */
export const apiPath = {
  session: () => '/api/session',
  demo: () => '/api/demo',
  consultations: () => '/api/consultations',
  consultation: (id: ConsultationId) => `/api/consultations/${id}`,
  document: (id: ConsultationId, document: ConsultationDocumentId) =>
    `/api/consultations/${id}/documents/${document}`,
  startResponse: (id: ConsultationId) => `/api/consultations/${id}/responses`,
  sources: (organisation: OrganisationId) => `/api/sources${query({ organisation })}`,
  uploadSource: (about: UploadQuery) => `/api/sources${query(about)}`,
  source: (id: SourceId) => `/api/sources/${id}`,
  uploadVersion: (id: SourceId, filename: string) => `/api/sources/${id}/versions${query({ filename })}`,
  blocks: (id: SourceId, no: number, range: { from?: number; to?: number } = {}) =>
    `/api/sources/${id}/versions/${no}/blocks${query(range)}`,
  originalFile: (id: SourceId, no: number) => `/api/sources/${id}/versions/${no}/file`,
  citedBy: (id: SourceId, no: number) => `/api/sources/${id}/versions/${no}/citations`,
  job: (id: JobId) => `/api/jobs/${id}`,
  jobEvents: (id: JobId) => `/api/jobs/${id}/events`,
  passage: (id: PassageId) => `/api/passages/${id}`,
  response: (id: ResponseId) => `/api/responses/${id}`,
  projection: (id: ResponseId) => `/api/responses/${id}/projection`,
  citations: (id: ResponseId) => `/api/responses/${id}/citations`,
  figures: (id: ResponseId) => `/api/responses/${id}/figures`,
  figure: (id: ResponseId, sha256: string) => `/api/responses/${id}/figures/${sha256}`,
  exportFile: (id: ResponseId, format: 'docx' | 'pdf') => `/api/responses/${id}/export${query({ format })}`,
} as const;

/** Address of a response's live socket, on the host the page came from. */
export const socketUrl = (id: ResponseId): string =>
  `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/collab/${id}`;

/** A path of our own to return to after signing in; the start page for anything else, so that no link can lead away. */
export const safeReturnPath = (text: string | null): string =>
  text && /^\/(?![/\\])/.test(text) && !text.startsWith('/logga-in') ? text : path.consultations();
