// What opening a line answers; the rest of a line is bytes (see line.ts).
import { z } from '../base/zod';

/** `POST /api/responses/:id/line` */
export const openedLineShape = z.strictObject({
  /** 128 random bits in hexadecimal; only the person who opened the line may use it. */
  line: z.string().regex(/^[0-9a-f]{32}$/),
});
export type OpenedLine = z.infer<typeof openedLineShape>;
