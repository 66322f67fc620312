// Everything between "who are you" and being signed in, for the sign-in page and the dialog alike.
import { Banner } from '@samsvar/ui';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../base/words';
import { FactorStep } from './FactorStep';
import { OtherWays } from './OtherWays';
import styles from './session.module.css';
import { SignInForm } from './SignInForm';
import { useSignInWords } from './sign-in-words';
import { useSignInWays, type useSigningIn } from './use-sign-in';
import { wordsOfSignIn } from './words-of-sign-in';

interface SignInStepsProps {
  readonly signingIn: ReturnType<typeof useSigningIn>;
  /** Who is expected, when the page is theirs. */
  readonly email?: string;
  /** Where to come back to from the organisation's own service. */
  readonly till: string;
  /** Set where the page must not be left. */
  readonly isBeside?: boolean;
}

/** What did not succeed stands above, and is read out. */
export const SignInSteps = ({ signingIn, email, till, isBeside }: SignInStepsProps) => {
  const { errors } = useWords().base;
  const words = useSignInWords();
  const { fault, ways, isBusy } = signingIn;
  const why = wordsOfSignIn(fault, words, errors.unexpected);
  const [address, setAddress] = useState(email ?? '');
  const known = useSignInWays(address, signingIn.isFirst).data;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fault) place.current?.querySelector<HTMLInputElement>('input[name=password]')?.select();
  }, [fault]);
  return (
    <div ref={place} className={styles['form']}>
      {fault ? (
        <Banner tone="danger" title={words.failedTitle}>
          {signingIn.isOverBy === 'time' ? words.factor.expired : signingIn.isOverBy === 'attempts' ? words.factor.usedUp(why) : why}
        </Banner>
      ) : null}
      {ways ? (
        <FactorStep ways={ways} isBusy={isBusy} fault={fault} onTake={signingIn.take} onStartOver={signingIn.startOver} />
      ) : (
        <>
          <SignInForm
            isBusy={isBusy}
            email={email}
            hasPassword={known?.password ?? true}
            onEmail={setAddress}
            onSignIn={(who) => signingIn.take({ by: 'password', who })}
          />
          <OtherWays ways={known} till={till} isBeside={isBeside} onPasskey={() => signingIn.take({ by: 'passkey' })} />
        </>
      )}
    </div>
  );
};
