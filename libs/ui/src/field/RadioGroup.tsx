// Radio buttons, each with room for an explanation.
import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import { Field } from './Field';
import type { FieldWords } from './field-words';
import type { Choice } from './Select';
import styles from './choices.module.css';
import field from './field.module.css';

interface RadioGroupProps<Id extends string> extends FieldWords {
  readonly choices: readonly Choice<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly isDisabled?: boolean;
}

/** One value among a few, each with room for an explanation. */
export const RadioGroup = <Id extends string>(props: RadioGroupProps<Id>) => {
  const { label, description, error, note, choices, value, onChange, isDisabled = false } = props;
  return (
    <AriaRadioGroup
      className={field['field'] ?? ''}
      value={value}
      isDisabled={isDisabled}
      isInvalid={Boolean(error)}
      onChange={(chosen) => {
        const choice = choices.find(({ id }) => id === chosen);
        if (choice) onChange(choice.id);
      }}
    >
      <Field label={label} description={description} error={error} note={note}>
        {choices.map((choice) => (
          <Radio
            key={choice.id}
            value={choice.id}
            isDisabled={choice.isDisabled ?? false}
            className={styles['choice'] ?? ''}
          >
            <span aria-hidden="true" className={styles['dot']} />
            <span>
              {choice.label}
              {choice.description ? <span className={styles['help']}>{choice.description}</span> : null}
            </span>
          </Radio>
        ))}
      </Field>
    </AriaRadioGroup>
  );
};
