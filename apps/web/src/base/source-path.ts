// Addresses of the server's interface for what is done with sources: versions, places, searching, web pages, proposals, pictures.
import type { JobId, LocalDate, PassageId, ResponseId, SourceId } from '@samsvar/domain';
import type { SearchQuery } from '@samsvar/protocol';

const version = (id: SourceId, no: number) => `/api/sources/${id}/versions/${no}`;

/** By what is asked for. */
export const sourcePath = {
  versions: (id: SourceId) => `/api/sources/${id}/versions`,
  /** Where a new version is sent. */
  uploadVersion: (id: SourceId, about: { readonly filename: string; readonly label: string | null; readonly dated: LocalDate | null }) => {
    const said = Object.entries(about).filter((entry): entry is [string, string] => entry[1] !== null);
    return `/api/sources/${id}/versions?${new URLSearchParams(said).toString()}`;
  },
  version,
  standing: (id: SourceId, no: number) => `${version(id, no)}/standing`,
  withdrawal: (id: SourceId) => `/api/sources/${id}/withdrawal`,
  placements: (id: SourceId, no: number) => `${version(id, no)}/placements`,
  placement: (id: SourceId, no: number, passage: PassageId) => `${version(id, no)}/placements/${passage}`,
  placementDecisions: (id: SourceId, no: number) => `${version(id, no)}/placements/decisions`,
  current: (passage: PassageId) => `/api/passages/${passage}/current`,
  renewal: (passage: PassageId) => `/api/passages/${passage}/renewal`,
  citationStates: (id: ResponseId) => `/api/responses/${id}/citations/state`,
  checks: (id: ResponseId) => `/api/responses/${id}/checks`,
  annotations: (id: ResponseId) => `/api/responses/${id}/annotations`,
  references: (id: ResponseId, format: 'csl-json' | 'ris') => `/api/responses/${id}/references?format=${format}`,
  outlineChanges: (id: ResponseId) => `/api/responses/${id}/outline-changes`,
  heat: (id: SourceId, no: number) => `${version(id, no)}/heat`,
  citationsTable: (id: SourceId, no: number) => `${version(id, no)}/citations.csv`,
  comparison: (id: SourceId, from: number, to: number) => `/api/sources/${id}/comparison?from=${from}&to=${to}`,
  bringInAnnotations: (id: SourceId, no: number) => `${version(id, no)}/annotations`,
  web: () => '/api/sources/web',
  snapshots: (id: SourceId) => `/api/sources/${id}/snapshots`,
  watch: (id: SourceId) => `/api/sources/${id}/watch`,
  findings: (id: SourceId, no: number) => `${version(id, no)}/findings`,
  pages: (id: SourceId, no: number) => `${version(id, no)}/pages`,
  pageImage: (id: SourceId, no: number, page: number, width: number) => `${version(id, no)}/pages/${page}/image?width=${width}`,
  pageLines: (id: SourceId, no: number, page: number) => `${version(id, no)}/pages/${page}/lines`,
  recognition: (id: SourceId, no: number) => `${version(id, no)}/recognition`,
  search: ({ in: places, ...asked }: SearchQuery) => {
    const said = Object.entries({ ...asked, in: places?.join(',') }).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
    return `/api/search?${new URLSearchParams(said).toString()}`;
  },
  job: (id: JobId) => `/api/jobs/${id}`,
} as const;
