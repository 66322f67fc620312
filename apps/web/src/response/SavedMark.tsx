// How the text is kept, in one of four honest states.
import type { SaveState } from '@samsvar/editor/connection';
import { Button, IconClock, IconDone, IconDownload, IconFailed, IconRetry, VisuallyHidden, classNames } from '@samsvar/ui';
import { useEffect, useState } from 'react';
import { useAllWords, type AllWords } from '../base/all-words';
import styles from './response.module.css';
import { saveResponseText } from './text-file';
import { useThrottled } from './use-throttled';

interface SavedMarkProps {
  readonly state: SaveState;
  /** The response's title, for the name of the file. */
  readonly title: string;
  /** The text as it stands here; null while the editor is not ready. */
  readonly text: (() => string) | null;
  /** A banner on the page offers the text already. */
  readonly isOffered?: boolean;
}

/** How often the state is read out: every change would drown everything else. */
const SPOKEN_MS = 6000;
/** So long everything has been saved before it is said: longer than the time between two keys. */
const REST_MS = 600;
const SAVING: SaveState = { state: 'saving' };
const ICONS = { saved: IconDone, saving: IconRetry, waiting: IconClock, 'cannot-save': IconFailed } as const;

/** Never says saved before the server has said so. When nothing can be saved, the text can be taken home. */
export const SavedMark = ({ state: latest, title, text, isOffered = false }: SavedMarkProps) => {
  const words = useAllWords().response;
  const state = useSteadyState(latest);
  const label = wordsOf(state, words);
  const spoken = useThrottled(label, SPOKEN_MS, state.state === 'cannot-save');
  const Icon = ICONS[state.state];
  return (
    <span className={classNames(styles['savedMark'], styles[`state-${state.state}`])}>
      <Icon aria-hidden="true" />
      <span>{label}</span>
      <span role="status">
        <VisuallyHidden>{state.state === 'cannot-save' && !isOffered ? `${spoken}. ${state.text}` : spoken}</VisuallyHidden>
      </span>
      {state.state === 'cannot-save' && !isOffered ? (
        <Button
          size="small"
          icon={<IconDownload />}
          isDisabled={text === null}
          onPress={() => text && saveResponseText(title, words, text())}
        >
          {words.downloadText}
        </Button>
      ) : null}
    </span>
  );
};

/**
 * The state, but for "saved", which must have lasted: while somebody writes, the mark stays at "saving" instead of
 * changing with every key. What is unsaved is never called saved.
 */
const useSteadyState = (state: SaveState): SaveState => {
  const isSaved = state.state === 'saved';
  const [hasRested, setRested] = useState(isSaved);
  if (!isSaved && hasRested) setRested(false);
  useEffect(() => {
    if (!isSaved) return;
    const timer = setTimeout(() => setRested(true), REST_MS);
    return () => clearTimeout(timer);
  }, [isSaved]);
  return isSaved && !hasRested ? SAVING : state;
};

const wordsOf = (state: SaveState, words: AllWords['response']): string => {
  switch (state.state) {
    case 'saved':
      return words.saved;
    case 'saving':
      return words.saving;
    case 'waiting':
      return words.waiting(state.changes);
    case 'cannot-save':
      return words.cannotSave;
  }
};
