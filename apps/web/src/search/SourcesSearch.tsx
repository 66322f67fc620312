// Searching all sources from beside the text: what is found is opened there, and cited into the text.
import { SEARCH_MAX } from '@samsvar/protocol';
import { IconButton, IconClose, TextField } from '@samsvar/ui';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useSourceWords } from '../base/source-words';
import { useSession } from '../session/use-session';
import { AnswerView, Tips } from './AnswerView';
import type { ChosenHit } from './HitList';
import { SEARCH_ROOT, moveFocus } from './move-focus';
import styles from './search.module.css';
import { useSearchAnswer, useSettled } from './use-search';

interface SourcesSearchProps {
  /** What was asked last, so that one comes back to the same hits. */
  readonly question: string;
  readonly onQuestion: (question: string) => void;
  readonly whyNotCite: string | null;
  readonly onOpen: (chosen: ChosenHit) => void;
  readonly onCite: (chosen: ChosenHit) => void;
  readonly onClose: () => void;
}

/** Takes the place of the source while one searches. */
export const SourcesSearch = ({ question, onQuestion, whyNotCite, onOpen, onCite, onClose }: SourcesSearchProps) => {
  const words = useSourceWords().search;
  const { organisation } = useSession();
  const [text, setText] = useState(question);
  const settled = useSettled(text);
  const keep = useRef(onQuestion);
  keep.current = onQuestion;
  useEffect(() => keep.current(settled), [settled]);
  const answer = useSearchAnswer({ organisation: organisation.id, q: settled, in: ['sources', 'delivered'] });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    if (event.key === 'Escape') onClose();
    else if (event.key !== 'ArrowDown' || !moveFocus(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div {...{ [SEARCH_ROOT]: '' }} role="search" className={styles['pane']}>
      <div className={styles['paneField']} onKeyDown={onKeyDown}>
        <TextField type="search" label={words.all} placeholder={words.placeholder} value={text} maxLength={SEARCH_MAX} onChange={setText} autoFocus />
        <IconButton label={words.close} icon={<IconClose />} onPress={onClose} />
      </div>
      <div className={styles['paneHits']}>
        <AnswerView question={settled} answer={answer} citing="cite" whyNotCite={whyNotCite} onCite={onCite} onOpen={onOpen} start={<Tips lines={words.start} />} />
      </div>
    </div>
  );
};
