// A password, hidden until one wants to see it.
import { IconButton, IconHide, IconShow, TextField } from '@samsvar/ui';
import { useState } from 'react';
import { useSignInWords } from './sign-in-words';

interface PasswordFieldProps {
  readonly label: string;
  readonly name: string;
  /** What password managers are told. */
  readonly kind: 'current-password' | 'new-password';
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | null;
  readonly description?: string;
  readonly autoFocus?: boolean;
}

/** Pasting and password managers work. */
export const PasswordField = ({ kind, description, autoFocus = false, ...rest }: PasswordFieldProps) => {
  const words = useSignInWords();
  const [isShown, setShown] = useState(false);
  return (
    <TextField
      {...rest}
      {...(description ? { description } : {})}
      autoFocus={autoFocus}
      type={isShown ? 'text' : 'password'}
      autoComplete={kind}
      end={
        <IconButton
          size="small"
          label={isShown ? words.hidePassword : words.showPassword}
          icon={isShown ? <IconHide /> : <IconShow />}
          onPress={() => setShown(!isShown)}
        />
      }
    />
  );
};
