// One's own account: name, address, ways of signing in, sessions, and what is kept about oneself.
import { Banner, LinkButton } from '@samsvar/ui';
import { useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { Fetching } from '../base/Fetching';
import { Page } from '../base/Page';
import { path } from '../base/path';
import { useWords } from '../base/words';
import { AboutMe } from '../session/AboutMe';
import { AccountSection } from '../session/AccountSection';
import styles from '../session/account.module.css';
import { FactorSection } from '../session/FactorSection';
import { OwnData } from '../session/OwnData';
import { OwnMembership } from '../session/OwnMembership';
import { OwnTokens } from '../session/OwnTokens';
import { PasswordSection } from '../session/PasswordSection';
import { SessionList } from '../session/SessionList';
import { useAccount } from '../session/use-account';
import { useSession } from '../session/use-session';

/** Whoever has to set up a second step first sees that alone, and why. */
export const AccountPage = () => {
  const words = useAdminWords().account;
  const { isEnrolling } = useSession();
  const account = useAccount();
  return (
    <Page title={words.title} lead={words.lead} width="narrow">
      <Enrolment />
      <Fetching query={account}>
        {(body) => (
          <>
            {isEnrolling ? null : <AboutMe account={body} />}
            {isEnrolling ? null : <PasswordSection account={body} />}
            <FactorSection account={body} />
            {isEnrolling ? null : (
              <>
                <Providers names={body.providers} />
                <SessionList account={body} />
                <OwnTokens />
                <OwnMembership />
                <OwnData />
              </>
            )}
          </>
        )}
      </Fetching>
    </Page>
  );
};

/** Says why nothing else is shown, and afterwards, that all is open. */
const Enrolment = () => {
  const words = useAdminWords().account;
  const { toStart } = useWords().base;
  const { isEnrolling, organisation } = useSession();
  const [hasBeenAsked, setAsked] = useState(isEnrolling);
  // Also when the last factor is taken away on this very page.
  if (isEnrolling && !hasBeenAsked) setAsked(true);
  if (!hasBeenAsked) return null;
  return (
    <div className={styles['first']}>
      {isEnrolling ? (
        <Banner tone="warning" title={words.enrolTitle}>
          {words.enrol(organisation.name)}
        </Banner>
      ) : (
        <Banner tone="success" title={words.enrolledTitle} actions={<LinkButton href={path.consultations()}>{toStart}</LinkButton>}>
          {words.enrolled}
        </Banner>
      )}
    </div>
  );
};

const Providers = ({ names }: { readonly names: readonly string[] }) => {
  const words = useAdminWords().account.providers;
  return names.length === 0 ? null : (
    <AccountSection title={words.title}>
      <p className={styles['text']}>
        {words.lead} {names.join(', ')}
      </p>
    </AccountSection>
  );
};
