// The sign-in page: e-mail and password, the organisation's own service, a passkey, or one of the demo people.
import type { Session } from '@samsvar/protocol';
import { Banner, TextLink } from '@samsvar/ui';
import { Redirect, useLocation, useSearch } from 'wouter';
import { Mark } from '../base/Mark';
import { PageHeading } from '../base/Page';
import { path, safeReturnPath } from '../base/path';
import { useWords } from '../base/words';
import { DemoPeople } from '../session/DemoPeople';
import { LanguageSwitch } from '../session/LanguageSwitch';
import { SignInSteps } from '../session/SignInSteps';
import { useSignInWords } from '../session/sign-in-words';
import { useDemo } from '../session/use-demo';
import { useHearingOthers, useSessionQuery } from '../session/use-session';
import { useSigningIn } from '../session/use-sign-in';
import { wordsOfReturn } from '../session/words-of-sign-in';
import styles from './SignInPage.module.css';

/** Signs in and goes on to where the person was heading, or to the account where a second step has to be set up first. */
export const SignInPage = () => {
  const { product } = useWords().base;
  const words = useSignInWords();
  const [, navigate] = useLocation();
  const search = new URLSearchParams(useSearch());
  const till = safeReturnPath(search.get('till'));
  const target = (session: Session) => (session.isEnrolling ? path.account() : till);
  const session = useSessionQuery();
  // A window that was sent here goes back where it was.
  useHearingOthers();
  const demo = useDemo().data;
  const signingIn = useSigningIn({ isHalfway: search.get('steg') === 'faktor', onDone: (who) => navigate(target(who), { replace: true }) });
  const { ways, fault, isBusy } = signingIn;
  if (session.data && !isBusy) return <Redirect to={target(session.data)} replace />;
  const isFresh = !fault && !ways;
  const failed = isFresh ? wordsOfReturn(search.get('fel'), words) : null;
  return (
    <main className={styles['page']}>
      <div className={styles['columns']}>
        <section className={styles['panel']}>
          <div className={styles['brand']}>
            <Mark />
            <span>{product}</span>
            <LanguageSwitch />
          </div>
          {ways ? null : <p className={styles['lead']}>{words.lead}</p>}
          <PageHeading title={ways ? words.factor.title : words.title} />
          {isFresh && search.get('orsak') === 'utloggad' ? (
            <Banner tone="info" title={words.lostTitle}>
              {words.lost}
            </Banner>
          ) : null}
          {failed ? (
            <Banner tone="danger" title={words.failedTitle}>
              {failed}
            </Banner>
          ) : null}
          <SignInSteps signingIn={signingIn} till={till} />
        </section>
        {demo && demo.people.length > 0 && !ways ? (
          <DemoPeople
            people={demo.people}
            isBusy={isBusy}
            onChoose={({ email, password }) => signingIn.take({ by: 'password', who: { email, password } })}
          />
        ) : null}
      </div>
      <nav aria-label={words.statements} className={styles['foot']}>
        <TextLink href={path.accessibility()}>{words.accessibility}</TextLink>
        <TextLink href={path.privacy()}>{words.privacy}</TextLink>
      </nav>
    </main>
  );
};
