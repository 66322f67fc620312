// The field for a code from an app: six digits, typed, pasted, or filled in by the browser.
import { TextField } from '@samsvar/ui';
import type { Ref } from 'react';
import { digitsOf } from './code';
import { useSignInWords } from './sign-in-words';

interface CodeFieldProps {
  readonly value: string;
  readonly onChange: (digits: string) => void;
  readonly error: string | null;
  readonly autoFocus?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/** Spaces and dashes that come along with a pasted code are left out. */
export const CodeField = ({ value, onChange, error, autoFocus = false, ref }: CodeFieldProps) => {
  const words = useSignInWords().factor;
  return (
    <TextField
      label={words.totp}
      description={words.totpHelp}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      value={value}
      onChange={(text) => onChange(digitsOf(text))}
      error={error}
      autoFocus={autoFocus}
      {...(ref ? { ref } : {})}
    />
  );
};
