// Reads an id from a path.
import type { PipeTransform } from '@nestjs/common';
import { Refusal, isUuid } from '@samsvar/domain';

/** Passes a uuid on; anything else is answered like a thing that does not exist. */
export const idParam: PipeTransform<string, string> = {
  transform: (text) => {
    if (!isUuid(text)) throw new Refusal('not-found');
    return text;
  },
};
