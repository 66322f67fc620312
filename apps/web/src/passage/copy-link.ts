// The link to a passage, on the reader's clipboard.
import type { PassageBody } from '@samsvar/protocol';
import { path } from '../base/path';
import { toasts } from '../base/toasts';
import type { AllWords } from '../base/all-words';

/** The address that opens the source at the passage, for anyone in the organisation. */
export const passageLink = (passage: PassageBody): string => `${location.origin}${path.passage(passage.id)}`;

/** Copies the link and says so; where the clipboard is closed, the link is shown to be copied by hand. */
export const copyPassageLink = async (passage: PassageBody, words: AllWords['passage']): Promise<void> => {
  const link = passageLink(passage);
  try {
    await navigator.clipboard.writeText(link);
    toasts.add({ tone: 'success', text: words.linkCopied });
  } catch {
    toasts.add({ tone: 'warning', text: `${words.linkNotCopied} ${link}` });
  }
};
