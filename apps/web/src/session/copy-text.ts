// Copies words, and says whether that succeeded.
import { toasts } from '../base/toasts';

interface CopyWords {
  readonly copied: string;
  readonly notCopied: string;
}

/** A browser may forbid it; then the person is told to do it by hand. */
export const copyText = async (text: string, words: CopyWords): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text);
    toasts.add({ tone: 'success', text: words.copied });
  } catch {
    toasts.add({ tone: 'warning', text: words.notCopied });
  }
};
