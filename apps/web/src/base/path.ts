// Every address in the app and every address of the server's interface.
import type {
  CommentId,
  ConsultationDocumentId,
  ConsultationId,
  JobId,
  OrganisationId,
  PassageId,
  ResponseId,
  SourceId,
  SuggestionId,
  ThreadId,
  VersionId,
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
  versions: '/svar/:id/versioner',
  board: '/arbete',
  notifications: '/aviseringar',
  notificationSettings: '/installningar/aviseringar',
  outbox: '/utkorg',
  unsubscribe: '/avsluta-mejl/:token',
  organisation: '/organisation',
  members: '/organisation/personer',
  phrases: '/organisation/fraser',
  decisionBodies: '/organisation/beslut',
  signInRules: '/organisation/inloggning',
  integrations: '/organisation/kopplingar',
  retention: '/organisation/gallring',
  audit: '/organisation/logg',
  account: '/konto',
  invitation: '/inbjudan',
  forgottenPassword: '/glomt-losenord',
  newPassword: '/nytt-losenord',
  confirmAddress: '/bekrafta-adress',
  erased: '/borttagen',
  accessibility: '/tillganglighet',
  privacy: '/personuppgifter',
  search: '/sok',
  source: '/kallor/:id',
  placements: '/kallor/:id/hanvisningar',
  comparison: '/kallor/:id/andringar',
  findings: '/kallor/:id/forslag',
  passage: '/k/:passage',
} as const;

interface ResponsePlace {
  readonly section?: string | null;
  readonly thread?: string | null;
  readonly suggestion?: string | null;
  /** What the panel shows. */
  readonly tab?: 'hanvisningar';
}

/** Addresses of the pages. */
export const path = {
  /** `returnTo` is where the person was; `reason` says why the page came up by itself. */
  signIn: (returnTo?: string, reason?: 'utloggad') => `/logga-in${query({ till: returnTo, orsak: reason })}`,
  consultations: () => '/',
  registerConsultation: () => '/remisser/ny',
  consultation: (id: ConsultationId) => `/remisser/${id}`,
  /** `at` is a place in it, a section, a thread or a suggestion, or a tab of its panel. */
  response: (id: ResponseId, at: ResponsePlace = {}) =>
    `/svar/${id}${query({ avsnitt: at.section, trad: at.thread, forslag: at.suggestion, flik: at.tab })}`,
  /** `from` and `to` are what is compared, `view` what is shown (see VersionsPage). */
  versions: (id: ResponseId, at: { view?: string | null; from?: string; to?: string } = {}) =>
    `/svar/${id}/versioner${query({ vy: at.view, fran: at.from, till: at.to })}`,
  board: () => '/arbete',
  notifications: () => '/aviseringar',
  notificationSettings: () => '/installningar/aviseringar',
  outbox: () => '/utkorg',
  organisation: () => '/organisation',
  members: () => '/organisation/personer',
  phrases: () => '/organisation/fraser',
  decisionBodies: () => '/organisation/beslut',
  signInRules: () => '/organisation/inloggning',
  integrations: () => '/organisation/kopplingar',
  retention: () => '/organisation/gallring',
  audit: () => '/organisation/logg',
  account: () => '/konto',
  invitation: () => '/inbjudan',
  forgottenPassword: () => '/glomt-losenord',
  newPassword: () => '/nytt-losenord',
  confirmAddress: () => '/bekrafta-adress',
  erased: () => '/borttagen',
  accessibility: () => '/tillganglighet',
  privacy: () => '/personuppgifter',
  /** `version` is the version's number; `block` the order of the block to show. */
  source: (id: SourceId, at: { version?: number | undefined; block?: number | undefined } = {}) =>
    `/kallor/${id}${query({ v: at.version, b: at.block })}`,
  passage: (id: PassageId) => `/k/${id}`,
  /** `q` is the question; `source` limits it to one. */
  search: (at: { q?: string; source?: SourceId } = {}) => `/sok${query({ q: at.q, kalla: at.source })}`,
  /** What became of the citations in a version. */
  placements: (id: SourceId, version: number, passage?: PassageId) => `/kallor/${id}/hanvisningar${query({ v: version, k: passage })}`,
  /** What changed between two versions. */
  comparison: (id: SourceId, from: number, to: number) => `/kallor/${id}/andringar${query({ fran: from, till: to })}`,
  /** What the product proposes about a version. */
  findings: (id: SourceId, version: number) => `/kallor/${id}/forslag${query({ v: version })}`,
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
  versions: (id: ResponseId) => `/api/responses/${id}/versions`,
  version: (id: VersionId) => `/api/versions/${id}`,
  restoration: (id: VersionId) => `/api/versions/${id}/restoration`,
  authorship: (id: ResponseId) => `/api/responses/${id}/authorship`,
  comparable: (id: ResponseId) => `/api/responses/${id}/comparable`,
  freeze: (id: ResponseId) => `/api/responses/${id}/freeze`,
  parties: (id: ResponseId) => `/api/responses/${id}/parties`,
  party: (id: ResponseId, organisation: OrganisationId) => `/api/responses/${id}/parties/${organisation}`,
  sections: (id: ResponseId) => `/api/responses/${id}/sections`,
  section: (id: ResponseId, section: string) => `/api/responses/${id}/sections/${encodeURIComponent(section)}`,
  wordLimit: (id: ResponseId) => `/api/responses/${id}/word-limit`,
  board: () => '/api/board',
  notifications: (after: string | null = null) => `/api/notifications${query({ after })}`,
  notificationsRead: () => '/api/notifications/read',
  notificationEvents: () => '/api/notifications/events',
  notificationSettings: () => '/api/notification-settings',
  unsubscribe: () => '/api/unsubscribe',
  outbox: () => '/api/outbox',
  threads: (id: ResponseId, after: string | null = null) => `/api/responses/${id}/threads${query({ after })}`,
  thread: (id: ThreadId) => `/api/threads/${id}`,
  threadComments: (id: ThreadId) => `/api/threads/${id}/comments`,
  threadSettlement: (id: ThreadId) => `/api/threads/${id}/settlement`,
  threadAnchor: (id: ThreadId) => `/api/threads/${id}/anchor`,
  threadSeen: (id: ThreadId) => `/api/threads/${id}/seen`,
  comment: (id: CommentId) => `/api/comments/${id}`,
  people: (id: ResponseId) => `/api/responses/${id}/people`,
  suggestions: (id: ResponseId, after: string | null = null) => `/api/responses/${id}/suggestions${query({ after })}`,
  suggestion: (id: SuggestionId) => `/api/suggestions/${id}`,
  suggestionAcceptance: (id: SuggestionId) => `/api/suggestions/${id}/acceptance`,
  suggestionRejection: (id: SuggestionId) => `/api/suggestions/${id}/rejection`,
  suggestionWithdrawal: (id: SuggestionId) => `/api/suggestions/${id}/withdrawal`,
  suggestionDecisions: (id: ResponseId) => `/api/responses/${id}/suggestions/decisions`,
  sharedDocuments: (id: ResponseId) => `/api/responses/${id}/documents`,
  workingCopy: (id: ResponseId, scope: 'parties' | 'organisation' = 'parties') => `/api/responses/${id}/working-copy${query({ scope: scope === 'parties' ? null : scope })}`,
  exportFile: (id: ResponseId, format: 'docx' | 'pdf') => `/api/responses/${id}/export${query({ format })}`,
} as const;

/** Address of a response's live socket, on the host the page came from. */
export const socketUrl = (id: ResponseId): string =>
  `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/collab/${id}`;

/** A path of our own to return to after signing in; the start page for anything else, so that no link can lead away. */
export const safeReturnPath = (text: string | null): string =>
  text && /^\/(?![/\\])/.test(text) && !text.startsWith('/logga-in') ? text : path.consultations();
