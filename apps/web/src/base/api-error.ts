// The one error that a call to the server can end in.
import { errorShape } from '@samsvar/protocol';

/** A call that did not succeed. `message` is in the reader's language and may be shown as it is. */
export class ApiError extends Error {
  constructor(
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    /** A refusal code, or `unreachable` or `unexpected-answer`. */
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

/** Reads an error answer's text; null when it is not one of the server's own. */
export const readError = (status: number, text: string): ApiError | null => {
  try {
    const read = errorShape.safeParse(JSON.parse(text));
    return read.success ? new ApiError(status, read.data.code, read.data.message, read.data.details) : null;
  } catch {
    return null;
  }
};
