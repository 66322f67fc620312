// Signing in again without leaving the page.
import type { Session, SignIn } from '@samsvar/protocol';
import { Banner, Button, Dialog } from '@samsvar/ui';
import { wordsOfFault } from '../base/Fetching';
import { useWords } from '../base/words';
import styles from './session.module.css';
import { SignInForm } from './SignInForm';
import { useDemo, useSignInAgain } from './use-session';

interface SignInDialogProps {
  /** Whose page this is. */
  readonly session: Session;
  readonly onClose: () => void;
}

/** The same form as on the sign-in page, with the person's address in it. In a demo, one press is enough. */
export const SignInDialog = ({ session, onClose }: SignInDialogProps) => {
  const { base, session: words } = useWords();
  const signIn = useSignInAgain();
  const { email } = session.person;
  const demo = useDemo().data?.people.find((person) => person.email === email);
  const send = (who: SignIn) => signIn.mutate(who, { onSuccess: onClose });
  return (
    <Dialog
      title={words.signInAgain}
      isOpen
      isDismissable={false}
      closeLabel={base.close}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <div className={styles['again']}>
        {signIn.error ? (
          <Banner tone="danger" title={words.failedTitle}>
            {wordsOfFault(signIn.error, base.errors.unexpected)}
          </Banner>
        ) : null}
        {demo ? (
          <Button onPress={() => send({ email: demo.email, password: demo.password })}>
            {words.signInAs(demo.name)}
          </Button>
        ) : null}
        <SignInForm isBusy={signIn.isPending} email={email} onSignIn={send} />
      </div>
    </Dialog>
  );
};
