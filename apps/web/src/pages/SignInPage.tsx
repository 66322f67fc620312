// The sign-in page: e-mail and password, or one of the demo people.
import { Banner } from '@samsvar/ui';
import { useEffect } from 'react';
import { Redirect, useLocation, useSearch } from 'wouter';
import { wordsOfFault } from '../base/Fetching';
import { Mark } from '../base/Mark';
import { PageHeading } from '../base/Page';
import { safeReturnPath } from '../base/path';
import { useWords } from '../base/words';
import { DemoPeople } from '../session/DemoPeople';
import { LanguageSwitch } from '../session/LanguageSwitch';
import { SignInForm } from '../session/SignInForm';
import { useDemo, useSessionQuery, useSignIn } from '../session/use-session';
import styles from './SignInPage.module.css';

/** Signs in and goes on to where the person was heading. */
export const SignInPage = () => {
  const { base, session: words } = useWords();
  const [, navigate] = useLocation();
  const search = new URLSearchParams(useSearch());
  const target = safeReturnPath(search.get('till'));
  const session = useSessionQuery();
  const demo = useDemo();
  const signIn = useSignIn();
  const fault = signIn.error;
  useEffect(() => {
    if (fault) document.querySelector<HTMLInputElement>('input[name=password]')?.select();
  }, [fault]);
  if (session.data && !signIn.isPending) return <Redirect to={target} replace />;
  return (
    <main className={styles['page']}>
      <div className={styles['columns']}>
        <section className={styles['panel']}>
          <div className={styles['brand']}>
            <Mark />
            <span>{base.product}</span>
            <LanguageSwitch />
          </div>
          <p className={styles['lead']}>{words.lead}</p>
          <PageHeading title={words.title} />
          {search.get('orsak') === 'utloggad' && !fault ? (
            <Banner tone="info" title={words.lostTitle}>
              {words.lost}
            </Banner>
          ) : null}
          {fault ? (
            <Banner tone="danger" title={words.failedTitle}>
              {wordsOfFault(fault, base.errors.unexpected)}
            </Banner>
          ) : null}
          <SignInForm
            isBusy={signIn.isPending}
            onSignIn={(who) => signIn.mutate(who, { onSuccess: () => navigate(target, { replace: true }) })}
          />
        </section>
        {demo.data && demo.data.people.length > 0 ? (
          <DemoPeople
            people={demo.data.people}
            isBusy={signIn.isPending}
            onChoose={({ email, password }) =>
              signIn.mutate({ email, password }, { onSuccess: () => navigate(target, { replace: true }) })
            }
          />
        ) : null}
      </div>
    </main>
  );
};
