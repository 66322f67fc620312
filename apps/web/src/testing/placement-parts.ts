// Placements and sources with versions, for specs of what becomes of citations in a new version.
import type { FindingId, PassageId, ResponseId, SourceId, SourceVersionId } from '@samsvar/domain';
import type { FindingBody, PassageBody, PlacementBody, PlacementCounts, SourceBody, VersionBody } from '@samsvar/protocol';

/** A uuid by its looks; ids of specs are told apart by number, and any of them is an id of whatever is meant. */
const uuid = (no: number): string => `00000000-0000-4000-8000-${String(no).padStart(12, '0')}`;

export const sourceId = uuid(1) as SourceId;
export const passageId = (no: number): PassageId => uuid(100 + no) as PassageId;

/** Version `no`, read and in use. */
export const aVersion = (no: number, given: Partial<VersionBody> = {}): VersionBody => ({
  id: uuid(10 + no) as SourceVersionId,
  no, state: 'ready', format: 'pdf', filename: `strategi-${no}.pdf`, bytes: 812_000, pages: 40, blockCount: 300,
  warnings: [], problem: null, jobId: null, label: `Remissversion ${no}`, dated: `2026-0${no}-15`, standing: 'in-use',
  comparedWith: no > 1 ? no - 1 : null, sameTextAs: null, originUrl: null, retrievedAt: null, published: null, changedOn: null,
  recognisedPages: [], createdAt: `2026-0${no}-20T09:00:00Z`, uploadedBy: null,
  ...given,
});

/** A strategy in two versions, both in use. */
export const aSource = (given: Partial<SourceBody> = {}): SourceBody => ({
  id: sourceId, kind: 'regional_strategy', title: 'Strategi för laserväxthus', issuer: 'Region Norrsjö', caseNumber: null, dated: null,
  url: null, withdrawn: null, isWatched: false, isOwn: true, versions: [aVersion(1), aVersion(2)],
  ...given,
});

/** Ten words in block `no` of version 1. */
export const aPassage = (no: number, given: Partial<PassageBody> = {}): PassageBody => ({
  id: passageId(no), versionId: uuid(11) as SourceVersionId, sourceId, versionNo: 1, sourceTitle: 'Strategi för laserväxthus',
  label: `Strategi, s. ${no}`, blockFrom: no, offsetFrom: 0, blockTo: no, offsetTo: 38, exact: 'Regionen ska nå målet senast år 2030.',
  prefix: '', suffix: '', pageLabel: String(no), sectionLabel: '4.3 Ett gemensamt centrum',
  ...given,
});

/** One that waits: the year has become another. */
export const aPlacement = (no: number, given: Partial<PlacementBody> = {}): PlacementBody => ({
  passage: aPassage(no), state: 'edited', isDoubtful: true, isWaiting: true,
  place: { range: { blockFrom: no + 1, offsetFrom: 0, blockTo: no + 1, offsetTo: 38 }, text: 'Regionen ska nå målet senast år 2035.', pageLabel: String(no + 2), sectionLabel: '4.3 Ett gemensamt centrum' },
  confidence: 0.9, hasContextChanged: false, hasSubstanceChanged: true, candidates: [], decision: null, revision: 0, citations: 1,
  responses: [{ id: uuid(900) as ResponseId, title: 'Svar om laserväxthus' }],
  ...given,
});

/** Moved with doubt: safe to accept. */
export const aMoved = (no: number, given: Partial<PlacementBody> = {}): PlacementBody =>
  aPlacement(no, { state: 'moved', hasSubstanceChanged: false, ...given });

/** Not found. */
export const aGone = (no: number, given: Partial<PlacementBody> = {}): PlacementBody =>
  aPlacement(no, { state: 'gone', isDoubtful: false, hasSubstanceChanged: false, place: null, confidence: 0, ...given });

export const counts = (given: Partial<PlacementCounts> = {}): PlacementCounts => ({
  total: 436, unchanged: 412, moved: 14, edited: 7, gone: 3, waiting: 10, substance: 4,
  ...given,
});

/** A proposed title. */
export const aFinding = (no: number, given: Partial<FindingBody> = {}): FindingBody => ({
  id: uuid(300 + no) as FindingId, state: 'proposed', value: { kind: 'title', text: 'Strategi för laserväxthus' },
  range: { blockFrom: no, offsetFrom: 0, blockTo: no, offsetTo: 10 },
  ...given,
});
