// The label, help and error around one of the browser's own controls.
import { useId, type ReactNode } from 'react';
import { VisuallyHidden } from '../base/VisuallyHidden';
import { classNames } from '../base/class-names';
import { IconFailed } from '../icon';
import type { FieldWords } from './field-words';
import styles from './field.module.css';

/** What ties a control to the words around it; spread it onto the control. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
}

interface LabelledControlProps extends FieldWords {
  /** Reads the label out without showing it, where the place makes it plain. */
  readonly isLabelHidden?: boolean | undefined;
  readonly children: (control: ControlProps) => ReactNode;
}

/** Lays out label, description, control and error; help and error are read out with the control. */
export const LabelledControl = (props: LabelledControlProps) => {
  const { label, description, error, note, isLabelHidden, children } = props;
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
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': described || undefined })}
      {error ? (
        <span id={`${id}-error`} className={styles['error']}>
          <IconFailed aria-hidden="true" />
          <span>{error}</span>
        </span>
      ) : null}
    </div>
  );
};
