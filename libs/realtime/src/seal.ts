// Proves later that an update once passed through this service, so that anybody who saw it may hand it back.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ResponseId } from '@samsvar/domain';

/** Seals and checks bodies of relayed updates, with a key that all nodes share and that outlives a restart. */
export class Sealer {
  constructor(private readonly key: Uint8Array) {}

  seal(documentId: ResponseId, epoch: number, body: Uint8Array): Uint8Array {
    return new Uint8Array(createHmac('sha256', this.key).update(`${documentId}.${epoch}.`).update(body).digest());
  }

  isGenuine(documentId: ResponseId, epoch: number, sealed: { readonly seal: Uint8Array; readonly body: Uint8Array }): boolean {
    const expected = this.seal(documentId, epoch, sealed.body);
    return sealed.seal.length === expected.length && timingSafeEqual(sealed.seal, expected);
  }
}
