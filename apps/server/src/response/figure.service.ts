// Pictures of a response: taking them in and giving them out.
import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { transaction, type Sql } from '@samsvar/database';
import { Refusal, type Actor, type ResponseId } from '@samsvar/domain';
import { FIGURE_LIMIT, type FigureBody } from '@samsvar/protocol';
import { Access } from '../access/access';
import { Audit } from '../audit/audit';
import { BlobStore } from '../base/blob-store';
import { DATABASE } from '../base/database.token';
import { piecesOf, type IncomingFile } from '../base/raw-body';
import { findFigures, insertFigure } from './figure.store';
import { readImageHeader, type ImageType } from '../base/image-header';

@Injectable()
export class FigureService {
  constructor(
    @Inject(DATABASE) private readonly sql: Sql,
    private readonly access: Access,
    private readonly blobs: BlobStore,
    private readonly audit: Audit,
  ) {}

  /** Keeps a picture. It is looked at before it is stored, so that what is refused leaves nothing. */
  async add(actor: Actor, responseId: ResponseId, file: IncomingFile): Promise<FigureBody> {
    const grant = await this.access.require(actor, 'response.write', { response: responseId });
    const bytes = await gather(file);
    if (bytes.length === 0) throw new Refusal('file-empty');
    const header = readImageHeader(bytes);
    const blob = await this.blobs.put(Readable.from([bytes]), FIGURE_LIMIT);
    await transaction(this.sql, async (tx) => {
      await insertFigure(tx, grant, { ...header, responseId, sha256: blob.sha256, bytes: blob.bytes });
      const facts = { sha256: blob.sha256.toString('hex'), bytes: blob.bytes };
      await this.audit.recordBy(tx, grant, { action: 'figure.added', object: { kind: 'response', id: responseId }, facts });
    });
    return { sha256: blob.sha256.toString('hex'), width: header.width, height: header.height };
  }

  /** One picture by its hash. */
  async read(
    actor: Actor,
    responseId: ResponseId,
    sha256: string,
  ): Promise<{ readonly mediaType: ImageType; stream(): Readable }> {
    const grant = await this.access.require(actor, 'response.read', { response: responseId });
    const figure = (await findFigures(this.sql, grant, responseId)).find(
      (found) => found.sha256.toString('hex') === sha256,
    );
    if (!figure) throw new Refusal('not-found');
    return { mediaType: figure.mediaType, stream: () => this.blobs.read(figure.sha256) };
  }
}

/** All bytes of a picture; `too-large` as soon as there are more than the limit. */
const gather = async ({ stream, length }: IncomingFile): Promise<Buffer> => {
  if (length !== null && length > FIGURE_LIMIT) throw new Refusal('too-large', { limit: FIGURE_LIMIT });
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of piecesOf(stream)) {
    bytes += piece.length;
    if (bytes > FIGURE_LIMIT) throw new Refusal('too-large', { limit: FIGURE_LIMIT });
    pieces.push(piece);
  }
  return Buffer.concat(pieces, bytes);
};
