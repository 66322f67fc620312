// Signing in again without leaving the page.
import type { Session } from '@samsvar/protocol';
import { Button, Dialog } from '@samsvar/ui';
import { path } from '../base/path';
import { useWords } from '../base/words';
import styles from './session.module.css';
import { useSignInWords } from './sign-in-words';
import { SignInSteps } from './SignInSteps';
import { useDemo } from './use-demo';
import { useSigningIn } from './use-sign-in';

interface SignInDialogProps {
  /** Whose page this is. */
  readonly session: Session;
  readonly onClose: () => void;
}

/** The same steps as on the sign-in page, with the person's address in place. In a demo, one press is enough. */
export const SignInDialog = ({ session, onClose }: SignInDialogProps) => {
  const { close } = useWords().base;
  const words = useSignInWords().again;
  const signingIn = useSigningIn({ isAgain: true, onDone: onClose });
  const { email } = session.person;
  const demo = useDemo().data?.people.find((person) => person.email === email);
  return (
    <Dialog
      title={words.dialog}
      isOpen
      isDismissable={false}
      closeLabel={close}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <div className={styles['again']}>
        {demo && !signingIn.ways ? (
          <Button onPress={() => signingIn.take({ by: 'password', who: { email: demo.email, password: demo.password } })}>
            {words.signInAs(demo.name)}
          </Button>
        ) : null}
        <SignInSteps signingIn={signingIn} email={email} till={path.account()} isBeside />
      </div>
    </Dialog>
  );
};
