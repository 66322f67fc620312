// Several lines of text in which people can be called by @: a list of names under the text, chosen by keys.
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { VisuallyHidden } from '../base/VisuallyHidden';
import { classNames } from '../base/class-names';
import type { FieldWords } from './field-words';
import { LabelledControl } from './LabelledControl';
import { matchingMentions, mentionQuery, type MentionOption } from './mention-query';
import styles from './field.module.css';

interface MentionAreaProps extends FieldWords {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly MentionOption[];
  /** Names the list of names. */
  readonly optionsLabel: string;
  /** "3 förslag", read out while names are offered. */
  readonly optionsCount: (count: number) => string;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  readonly isLabelHidden?: boolean;
  readonly isReadOnly?: boolean;
  readonly placeholder?: string;
  /** Ctrl+Enter. */
  readonly onSend: () => void;
  /** Escape, when no names are offered. */
  readonly onLeave: () => void;
}

/** Arrow keys choose among the names, Enter or Tab takes one, Escape goes on writing. */
export const MentionArea = (props: MentionAreaProps) => {
  const { label, description, error, note, isLabelHidden, value, rows = 3, maxLength, autoFocus, placeholder } = props;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const names = useNames(props, area);
  const { offered, chosen } = names;
  return (
    <LabelledControl {...{ label, description, error, note, isLabelHidden }}>
      {(tied) => (
        <span className={styles['mentionBox']}>
          <textarea
            {...tied}
            {...{ value, rows, maxLength, autoFocus, placeholder }}
            readOnly={props.isReadOnly}
            ref={area}
            className={classNames(styles['area'], styles['growing'])}
            aria-autocomplete="list"
            aria-controls={offered.length > 0 ? `${id}-names` : undefined}
            aria-activedescendant={offered.length > 0 ? `${id}-${chosen}` : undefined}
            aria-keyshortcuts="Control+Enter"
            onChange={({ target }) => names.write(target.value, target.selectionStart)}
            onSelect={({ currentTarget }) => names.moved(currentTarget.selectionStart)}
            onBlur={names.close}
            onKeyDown={names.onKeyDown}
          />
          {offered.length > 0 ? (
            <div id={`${id}-names`} role="listbox" aria-label={props.optionsLabel} className={styles['names']}>
              {offered.map((option, at) => (
                <div
                  key={option.id}
                  id={`${id}-${at}`}
                  role="option"
                  aria-selected={at === chosen}
                  className={styles['name']}
                  // The text keeps focus.
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => names.take(option)}
                >
                  <span>{option.label}</span>
                  <span className={styles['nameDetail']}>{option.detail}</span>
                </div>
              ))}
            </div>
          ) : null}
          <span role="status">
            <VisuallyHidden>{offered.length > 0 ? props.optionsCount(offered.length) : ''}</VisuallyHidden>
          </span>
        </span>
      )}
    </LabelledControl>
  );
};

const NONE: readonly MentionOption[] = [];

const useNames = (props: MentionAreaProps, area: { readonly current: HTMLTextAreaElement | null }) => {
  const { value, onChange, options, onSend, onLeave } = props;
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const put = useRef<number | null>(null);
  // Where the blank after a name that was just taken ends.
  const taken = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (put.current === null) return;
    area.current?.setSelectionRange(put.current, put.current);
    put.current = null;
  });
  const asked = caret === null ? null : mentionQuery(value, caret);
  const offered = asked ? matchingMentions(options, asked.query) : NONE;
  const close = (): void => setCaret(null);
  const take = (option: MentionOption): void => {
    if (!asked || caret === null) return;
    const called = `@${option.label} `;
    put.current = asked.at + called.length;
    taken.current = put.current;
    onChange(value.slice(0, asked.at) + called + value.slice(caret).replace(/^ /u, ''));
    close();
  };
  const move = (step: number): void => setChosen((at) => (Math.min(at, offered.length - 1) + step + offered.length) % offered.length);
  const onNames = (event: KeyboardEvent): boolean => {
    const option = offered[Math.min(chosen, offered.length - 1)];
    if (!option) return false;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Escape') close();
    else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || (event.key === 'Tab' && !event.shiftKey)) take(option);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const isSecondBlank = event.key === ' ' && taken.current !== null && taken.current === area.current?.selectionStart;
    taken.current = null;
    // Who goes on writing as usual gets one blank, not two.
    if (isSecondBlank) return event.preventDefault();
    const isSend = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!onNames(event)) {
      if (isSend) onSend();
      else if (event.key === 'Escape') onLeave();
      else return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    offered,
    chosen: Math.min(chosen, offered.length - 1),
    close,
    take,
    onKeyDown,
    write: (text: string, at: number) => {
      setCaret(at);
      setChosen(0);
      onChange(text);
    },
    /** The caret went elsewhere: what it left is not being written any more. */
    moved: (at: number) => setCaret((before) => (before === null || before === at ? before : null)),
  };
};
