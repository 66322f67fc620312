// The SQL of the pictures in a response.
import type { Queries, Transaction } from '@samsvar/database';
import type { ResponseId } from '@samsvar/domain';
import type { Grant } from '../access/grant';
import type { ImageType } from '../base/image-header';

/** A picture of a response; its bytes lie in the blob store. */
export interface FigureRow {
  readonly sha256: Buffer;
  readonly mediaType: ImageType;
  readonly width: number;
  readonly height: number;
}

/** Adds a picture to a response; the same picture twice is one. */
export const insertFigure = async (
  tx: Transaction,
  grant: Grant,
  figure: FigureRow & { readonly responseId: ResponseId; readonly bytes: number },
): Promise<void> => {
  await tx`insert into blob (sha256, bytes) values (${figure.sha256}, ${figure.bytes}) on conflict do nothing`;
  await tx`insert into response_figure (response_id, sha256, media_type, width, height, created_by)
    select r.id, ${figure.sha256}, ${figure.mediaType}, ${figure.width}, ${figure.height}, ${grant.personId}
    from response r where r.id = ${figure.responseId} and r.organisation_id = ${grant.organisationId}
    on conflict do nothing`;
};

/** The pictures of a response of the caller's organisation. */
export const findFigures = async (
  sql: Queries,
  grant: Grant,
  responseId: ResponseId,
): Promise<FigureRow[]> => [
  ...(await sql<FigureRow[]>`
    select f.sha256, f.media_type, f.width, f.height from response_figure f join response r on r.id = f.response_id
    where f.response_id = ${responseId} and r.organisation_id = ${grant.organisationId}`),
];
