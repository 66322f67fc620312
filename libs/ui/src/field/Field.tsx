// What every field has around it: label, help text and the error in words.
import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { IconFailed } from '../icon';
import type { FieldWords } from './field-words';
import styles from './field.module.css';

interface FieldProps extends FieldWords {
  readonly children: ReactNode;
}

/** Lays out label, description, control and error inside a react-aria field. */
export const Field = ({ label, description, error, note, children }: FieldProps) => (
  <>
    <Label className={styles['label'] ?? ''}>
      {label}
      {note ? <span className={styles['note']}> {note}</span> : null}
    </Label>
    {description ? (
      <Text slot="description" className={styles['description'] ?? ''}>
        {description}
      </Text>
    ) : null}
    {children}
    {error ? (
      <FieldError className={styles['error'] ?? ''}>
        <IconFailed aria-hidden="true" />
        <span>{error}</span>
      </FieldError>
    ) : null}
  </>
);
