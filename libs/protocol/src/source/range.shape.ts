// A range in the blocks of a version, as it is on the wire.
import { z } from '../base/zod';

/** From a character in one block to one in the same or a later block; `offsetTo` is one past the last. */
export const rangeShape = z.strictObject({
  blockFrom: z.int().min(0),
  offsetFrom: z.int().min(0),
  blockTo: z.int().min(0),
  offsetTo: z.int().min(0),
});
