// A choice of one among a few: the browser's own list, which every device knows how to show.
import { useId } from 'react';
import { VisuallyHidden } from '../base/VisuallyHidden';
import { classNames } from '../base/class-names';
import { IconChevronDown, IconFailed } from '../icon';
import type { FieldWords } from './Field';
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
}

/** One value among a few, with its label, help and error. */
export const Select = <Id extends string>(props: SelectProps<Id>) => {
  const { label, description, error, note, choices, value, onChange, isDisabled, isLabelHidden, size } =
    props;
  const id = useId();
  const described = classNames(description && `${id}-description`, error && `${id}-error`);
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {isLabelHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}
        {note ? <span className={styles['note']}> {note}</span> : null}
      </label>
      {description ? (
        <span id={`${id}-description`} className={styles['description']}>
          {description}
        </span>
      ) : null}
      <span className={styles['box']}>
        <select
          id={id}
          className={classNames(styles['select'], size === 'small' && styles['selectSmall'])}
          value={value}
          disabled={isDisabled}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
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
      {error ? (
        <span id={`${id}-error`} className={styles['error']}>
          <IconFailed aria-hidden="true" />
          <span>{error}</span>
        </span>
      ) : null}
    </div>
  );
};
