// Find and replace in the text, and find in the comments and suggestions about it.
import type { EditorHandle, Finding, FindOptions } from '@samsvar/editor';
import { Button, IconButton, IconChevronDown, IconChevronUp, IconClose, IconMatchCase, IconWholeWord, TextField } from '@samsvar/ui';
import { useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { announce } from '../base/announce';
import { useAllWords } from '../base/all-words';
import { toasts } from '../base/toasts';
import { findInReview } from './find-in-review';
import type { ReviewItem } from './review-item';
import styles from './suggestion.module.css';

interface FindBarProps {
  readonly handle: EditorHandle;
  readonly items: readonly ReviewItem[];
  /** Why nothing can be replaced; null for those who write. */
  readonly whyReading: string | null;
  readonly onShow: (item: ReviewItem) => void;
  readonly onClose: () => void;
  /** Changes when the search is asked for once more: the field has focus again. */
  readonly asked: number;
}

const NOTHING: Finding = { count: 0, current: 0, replaceable: 0 };
const RESULTS = 50;

/** Enter goes on, Shift+Enter back, Escape closes. */
export const FindBar = (props: FindBarProps) => {
  const { handle, items, whyReading, onShow, onClose, asked } = props;
  const words = useAllWords().suggestion;
  const field = useRef<HTMLInputElement>(null);
  const search = useSearch(handle);
  const { query, finding, options } = search;
  const found = useFoundInReview(items, query, options);
  const [withText, setWithText] = useState('');
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const isMove = event.key === 'Enter' && event.target === field.current;
    if (event.key === 'Escape') onClose();
    else if (isMove || event.key === 'F3') search.move(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const replaceAll = (): void => {
    const count = handle.replaceAll(withText);
    toasts.add({ tone: 'success', text: words.replaced(count) });
    search.again();
  };
  const fixed = finding.count - finding.replaceable;
  return (
    <search className={styles['find']} aria-label={words.findTitle} onKeyDown={onKeyDown}>
      <div className={styles['findRow']}>
        <TextField ref={field} label={words.find} isLabelHidden placeholder={words.find} type="search" value={query} onChange={search.ask} />
        <span role="status" className={styles['findCount']}>
          {query === '' ? '' : words.findCount(finding.current, finding.count)}
        </span>
        <IconButton size="small" label={words.findPrevious} keys="Skift+Enter" icon={<IconChevronUp />} onPress={() => search.move(-1)} />
        <IconButton size="small" label={words.findNext} keys="Enter" icon={<IconChevronDown />} onPress={() => search.move(1)} />
        <IconButton size="small" label={words.matchCase} icon={<IconMatchCase />} isPressed={options.caseSensitive ?? false} onPress={() => search.choose({ ...options, caseSensitive: !options.caseSensitive })} />
        <IconButton size="small" label={words.wholeWords} icon={<IconWholeWord />} isPressed={options.wholeWords ?? false} onPress={() => search.choose({ ...options, wholeWords: !options.wholeWords })} />
        <IconButton size="small" label={words.closeFind} keys="Esc" icon={<IconClose />} onPress={onClose} />
      </div>
      <div className={styles['findRow']}>
        <TextField label={words.replaceWith} isLabelHidden placeholder={words.replaceWith} isDisabled={whyReading !== null} value={withText} onChange={setWithText} />
        <Button size="small" whyNot={whyReading && words.readOnly} isDisabled={finding.replaceable === 0} onPress={() => search.found(handle.replaceCurrent(withText))}>
          {words.replace}
        </Button>
        <Button size="small" whyNot={whyReading && words.readOnly} isDisabled={finding.replaceable === 0} onPress={replaceAll}>
          {words.replaceAll}
        </Button>
      </div>
      {fixed > 0 && whyReading === null ? <p className={styles['muted']}>{words.notReplaceable(fixed)}</p> : null}
      {found.length > 0 ? (
        <details className={styles['findResults']}>
          <summary>{words.inReview(found.length)}</summary>
          <ul>
            {found.slice(0, RESULTS).map(({ item, excerpt }) => (
              <li key={item.id}>
                <Button size="small" variant="quiet" onPress={() => onShow(item)}>
                  {item.by.name}: {excerpt}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </search>
  );
};

const useFoundInReview = (items: readonly ReviewItem[], query: string, options: FindOptions) => {
  // Typing goes before looking through thousands of comments.
  const later = useDeferredValue(query);
  const isCase = options.caseSensitive ?? false;
  return useMemo(() => (later.trim().length < 2 ? [] : findInReview(items, later, isCase)), [items, later, isCase]);
};

const useSearch = (handle: EditorHandle) => {
  const words = useAllWords().suggestion;
  const [query, setQuery] = useState('');
  const [options, setOptions] = useState<FindOptions>({});
  const [finding, setFinding] = useState<Finding>(NOTHING);
  useEffect(() => () => handle.endFind(), [handle]);
  const look = (text: string, how: FindOptions): void => {
    if (text === '') handle.endFind();
    setFinding(text === '' ? NOTHING : handle.find(text, how));
  };
  const found = (now: Finding): void => {
    setFinding(now);
    announce(words.findCount(now.current, now.count));
  };
  return {
    query,
    options,
    finding,
    found,
    ask: (text: string): void => {
      setQuery(text);
      look(text, options);
    },
    choose: (how: FindOptions): void => {
      setOptions(how);
      look(query, how);
    },
    again: (): void => look(query, options),
    move: (by: 1 | -1): void => {
      if (query !== '') found(by === 1 ? handle.findNext() : handle.findPrevious());
    },
  };
};
