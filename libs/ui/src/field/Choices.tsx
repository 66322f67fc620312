// Short choices that are all visible, side by side. The first page has them: what needs more lives in files of its own.
import { useId, type ReactNode } from 'react';
import type { Choice } from './Select';
import styles from './choices.module.css';

interface SegmentedControlProps<Id extends string> {
  /** Names the group to screen readers. */
  readonly label: string;
  readonly choices: readonly (Choice<Id> & { readonly icon?: ReactNode })[];
  readonly value: Id;
  readonly onChange: (value: Id) => void;
  readonly isDisabled?: boolean;
}

/** One value among two to four short ones, side by side. The arrow keys choose. */
export const SegmentedControl = <Id extends string>(props: SegmentedControlProps<Id>) => {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={props.label} className={styles['segments']}>
      {props.choices.map((choice) => (
        <label key={choice.id} className={styles['segment']}>
          <input
            type="radio"
            name={name}
            className={styles['segmentInput']}
            checked={choice.id === props.value}
            disabled={props.isDisabled || choice.isDisabled}
            onChange={() => props.onChange(choice.id)}
          />
          {choice.icon}
          {choice.label}
        </label>
      ))}
    </div>
  );
};
