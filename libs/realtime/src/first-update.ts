// What a store needs to know of the very first update of a document.
import { inspectUpdate } from './inspect-update';
import { writeStateVector } from './state-vector';

/** The encoded state vector of an update that stands alone, and the client ids in it. Throws on a malformed one. */
export const describeFirstUpdate = (update: Uint8Array): { readonly stateVector: Uint8Array; readonly clients: readonly number[] } => {
  const { runs } = inspectUpdate(update);
  return {
    stateVector: writeStateVector(new Map(runs.map(({ client, to }) => [client, to]))),
    clients: runs.map(({ client }) => client),
  };
};
