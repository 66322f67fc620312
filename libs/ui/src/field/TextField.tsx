// One line and several lines of text.
import type { ReactNode, Ref } from 'react';
import { Input, TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import { VisuallyHidden } from '../base/VisuallyHidden';
import { Field, type FieldWords } from './Field';
import styles from './field.module.css';

interface TextProps extends FieldWords {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly name?: string;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly isReadOnly?: boolean;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
}

interface TextFieldProps extends TextProps {
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'url';
  readonly autoComplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'email' | 'url';
  readonly placeholder?: string;
  /** Stands inside the field, at its end: an icon button, say. */
  readonly end?: ReactNode;
  /** Reads the label out without showing it, where the place makes it plain. */
  readonly isLabelHidden?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

interface TextAreaProps extends TextProps {
  readonly rows?: number;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** One line of text, with its label, help and error. */
export const TextField = (props: TextFieldProps) => {
  const { label, description, error, note, end, isLabelHidden, placeholder, ref, ...rest } = props;
  const input = (
    <span className={styles['box']}>
      <Input
        className={styles['input'] ?? ''}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(ref ? { ref } : {})}
      />
      {end ? <span className={styles['end']}>{end}</span> : null}
    </span>
  );
  return (
    <AriaTextField
      {...rest}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={styles['field'] ?? ''}
    >
      {isLabelHidden ? (
        <>
          {input}
          {error ? <VisuallyHidden>{error}</VisuallyHidden> : null}
        </>
      ) : (
        <Field label={label} description={description} error={error} note={note}>
          {input}
        </Field>
      )}
    </AriaTextField>
  );
};

/** Several lines of text, with its label, help and error. */
export const TextArea = ({ label, description, error, note, rows = 4, ref, ...rest }: TextAreaProps) => (
  <AriaTextField
    {...rest}
    isInvalid={Boolean(error)}
    validationBehavior="aria"
    className={styles['field'] ?? ''}
  >
    <Field label={label} description={description} error={error} note={note}>
      <AriaTextArea rows={rows} className={styles['area'] ?? ''} {...(ref ? { ref } : {})} />
    </Field>
  </AriaTextField>
);
