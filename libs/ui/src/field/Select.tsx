// A choice of one among a few: the browser's own list, which every device knows how to show.
import type { KeyboardEvent } from 'react';
import { classNames } from '../base/class-names';
import { IconChevronDown } from '../icon';
import type { FieldWords } from './field-words';
import { LabelledControl } from './LabelledControl';
import styles from './field.module.css';

/** One line of a list to choose from. */
export interface Choice<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly description?: string | undefined;
  readonly isDisabled?: boolean;
}

interface SelectProps<Id extends string> extends FieldWords {
  readonly choices: readonly Choice<Id>[];
  readonly value: Id;
  readonly onChange: (value: Id) => void;
  readonly isDisabled?: boolean;
  readonly isLabelHidden?: boolean;
  readonly size?: 'medium' | 'small';
  /** Arrows and letters on the closed list open it instead of choosing at once: for choices that set something off. */
  readonly isCareful?: boolean;
}

/** One value among a few, with its label, help and error. */
export const Select = <Id extends string>(props: SelectProps<Id>) => {
  const { label, description, error, note, choices, value, onChange, isDisabled, isLabelHidden, size, isCareful } =
    props;
  return (
    <LabelledControl {...{ label, description, error, note, isLabelHidden }}>
      {(tied) => (
        <span className={styles['box']}>
          <select
            {...tied}
            className={classNames(styles['select'], size === 'small' && styles['selectSmall'])}
            value={value}
            disabled={isDisabled}
            onKeyDown={isCareful ? openFirst : undefined}
            onChange={(event) => {
              const chosen = choices.find((choice) => choice.id === event.target.value);
              if (chosen) onChange(chosen.id);
            }}
          >
            {choices.map((choice) => (
              <option key={choice.id} value={choice.id} disabled={choice.isDisabled}>
                {choice.label}
              </option>
            ))}
          </select>
          <IconChevronDown aria-hidden="true" className={styles['chevron']} />
        </span>
      )}
    </LabelledControl>
  );
};

/** Only where the browser can be told to open its list; one that cannot (Safari) opens it by the arrows itself. */
const openFirst = (event: KeyboardEvent<HTMLSelectElement>): void => {
  const isLetter = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!isLetter && (event.altKey || !CHOOSING.has(event.key))) return;
  const list = event.currentTarget;
  if (!('showPicker' in list) || isListOpen(list)) return;
  event.preventDefault();
  list.showPicker();
};

/** Most browsers keep the keys of an open list to themselves; of the others we ask. */
const isListOpen = (list: HTMLSelectElement): boolean => typeof CSS !== 'undefined' && CSS.supports('selector(:open)') && list.matches(':open');

const CHOOSING: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']);
