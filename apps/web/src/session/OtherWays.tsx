// Signing in without a password: through the organisation's own service, or with a passkey.
import type { SignInWays } from '@samsvar/protocol';
import { Button, IconOrganisation, IconUnlocked, VisuallyHidden } from '@samsvar/ui';
import { hasPasskeys } from './passkey';
import styles from './session.module.css';
import { signInPath } from './sign-in-path';
import { useSignInWords } from './sign-in-words';

interface OtherWaysProps {
  /** What is known of the address; undefined until it is. */
  readonly ways: SignInWays | undefined;
  /** Where to come back to. */
  readonly till: string;
  /** Set where the page must not be left: the service opens in a window of its own. */
  readonly isBeside?: boolean | undefined;
  readonly onPasskey: () => void;
}

/** The organisation's service is told to screen readers when it comes: it stands below the field that one is in. */
export const OtherWays = ({ ways, till, isBeside, onPasskey }: OtherWaysProps) => {
  const words = useSignInWords();
  const providers = ways?.providers ?? [];
  const hasKeys = hasPasskeys();
  return (
    <div className={styles['ways']}>
      <VisuallyHidden>
        <span role="status">{providers.map(({ name }) => words.withProvider(name)).join('. ')}</span>
      </VisuallyHidden>
      {ways && !ways.password ? <p className={styles['text']}>{words.providerOnly}</p> : null}
      {ways?.password !== false && (providers.length > 0 || hasKeys) ? <p className={styles['or']}>{words.or}</p> : null}
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          variant={ways?.password === false ? 'primary' : 'secondary'}
          icon={<IconOrganisation />}
          // Not a page of the app: the whole window goes there.
          onPress={() => void window.open(signInPath.provider(id, till), isBeside ? '_blank' : '_self')}
        >
          {words.withProvider(name)}
        </Button>
      ))}
      {hasKeys ? (
        <Button icon={<IconUnlocked />} onPress={onPasskey}>
          {words.withPasskey}
        </Button>
      ) : null}
    </div>
  );
};
