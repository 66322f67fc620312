// The worker that compares two texts, so that the page can be used meanwhile.
import { diffContents, type ResponseContent, type TextDiff } from '@samsvar/document';

/** What the page asks of the worker. */
export interface DiffTask {
  readonly before: ResponseContent;
  readonly after: ResponseContent;
}

/** What the worker answers. */
export type DiffAnswer = { readonly diff: TextDiff } | { readonly fault: string };

self.onmessage = ({ data }: MessageEvent<DiffTask>) => {
  let answer: DiffAnswer;
  try {
    answer = { diff: diffContents(data.before, data.after) };
  } catch (fault) {
    answer = { fault: String(fault) };
  }
  self.postMessage(answer);
};
