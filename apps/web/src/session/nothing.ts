// The shape of an answer that has no words.
import type { AnswerShape } from '../base/api';

/** For calls that answer 204, or something that is not needed. */
export const NOTHING: AnswerShape<null> = { safeParse: () => ({ success: true, data: null }) };
