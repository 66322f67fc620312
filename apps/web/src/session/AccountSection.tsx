// One subject of the account page, and parts of it.
import { Banner } from '@samsvar/ui';
import { useId, type ReactNode, type Ref } from 'react';
import { useAdminWords } from '../base/admin-words';
import { useWords } from '../base/words';
import styles from './account.module.css';
import { useSignInWords } from './sign-in-words';
import { wordsOfSignIn } from './words-of-sign-in';

interface AccountSectionProps {
  readonly title: string;
  /** For moving focus here when what had it is gone. */
  readonly headingRef?: Ref<HTMLHeadingElement>;
  readonly children: ReactNode;
}

/** A section under a heading that names it. */
export const AccountSection = ({ title, headingRef, children }: AccountSectionProps) => {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles['section']}>
      <h2 id={id} tabIndex={-1} className={styles['title']} {...(headingRef ? { ref: headingRef } : {})}>
        {title}
      </h2>
      {children}
    </section>
  );
};

interface AccountPartProps {
  readonly title: string;
  /** Stands beside the title: what state it is in. */
  readonly state?: ReactNode;
  readonly headingRef?: Ref<HTMLHeadingElement>;
  readonly children: ReactNode;
}

/** A part of a section under a heading of its own. */
export const AccountPart = ({ title, state, headingRef, children }: AccountPartProps) => (
  <div className={styles['part']}>
    <h3 tabIndex={-1} className={styles['partTitle']} {...(headingRef ? { ref: headingRef } : {})}>
      {title}
      {state}
    </h3>
    {children}
  </div>
);

/** Says why a change was not made; nothing while there is nothing to say. */
export const NotMade = ({ fault }: { readonly fault: unknown }) => {
  const { errors } = useWords().base;
  const { failedTitle } = useAdminWords().account;
  const words = useSignInWords();
  return fault ? (
    <Banner tone="danger" title={failedTitle}>
      {wordsOfSignIn(fault, words, errors.unexpected)}
    </Banner>
  ) : null;
};
