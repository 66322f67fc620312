// One line and several lines of text: the browser's own controls, with words around them.
import type { ReactNode, Ref } from 'react';
import type { FieldWords } from './field-words';
import { LabelledControl } from './LabelledControl';
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
  const { label, description, error, note, isLabelHidden, end, ...control } = props;
  const { type = 'text', autoComplete, inputMode, placeholder, ref } = control;
  return (
    <LabelledControl {...{ label, description, error, note, isLabelHidden }}>
      {(tied) => (
        <span className={styles['box']}>
          <input
            className={styles['input']}
            {...{ type, autoComplete, inputMode, placeholder, ref }}
            {...attributesOf(control)}
            {...tied}
          />
          {end ? <span className={styles['end']}>{end}</span> : null}
        </span>
      )}
    </LabelledControl>
  );
};

/** Several lines of text, with its label, help and error. */
export const TextArea = (props: TextAreaProps) => {
  const { label, description, error, note, rows = 4, ref, ...control } = props;
  return (
    <LabelledControl {...{ label, description, error, note }}>
      {(tied) => (
        <textarea className={styles['area']} rows={rows} ref={ref} {...attributesOf(control)} {...tied} />
      )}
    </LabelledControl>
  );
};

/** What both kinds of control are told, in the browser's words. A required field is checked by whoever sends the form. */
const attributesOf = ({
  value,
  onChange,
  onBlur,
  name,
  autoFocus,
  maxLength,
  ...is
}: Omit<TextProps, 'label'>) => ({
  value,
  onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value),
  onBlur,
  name,
  autoFocus,
  maxLength,
  disabled: is.isDisabled,
  readOnly: is.isReadOnly,
  'aria-required': is.isRequired || undefined,
});
