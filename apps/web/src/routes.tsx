// Which page stands at which address, and who must be signed in to see it.
import { Banner, Button, Spinner, UiProvider } from '@samsvar/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Redirect, Route, Switch, useLocation, useSearch } from 'wouter';
import styles from './base/base.module.css';
import { ErrorBoundary } from './base/ErrorBoundary';
import { wordsOfFault } from './base/Fetching';
import { LOCALES, useLanguage } from './base/language';
import { PAGE_PATTERN, path } from './base/path';
import { makeQueryClient } from './base/query';
import { useWords } from './base/words';
import { NotFoundPage } from './pages/NotFoundPage';
import { Frame } from './session/Frame';
import { useKeptSession } from './session/use-kept-session';
import { useSessionQuery } from './session/use-session';

const AllKeys = lazy(() => import('./pages/AllKeys').then((m) => ({ default: m.AllKeys })));
const ConsultationPage = lazy(() =>
  import('./pages/ConsultationPage').then((m) => ({ default: m.ConsultationPage })),
);
const ConsultationsPage = lazy(() =>
  import('./pages/ConsultationsPage').then((m) => ({ default: m.ConsultationsPage })),
);
const PassagePage = lazy(() => import('./pages/PassagePage').then((m) => ({ default: m.PassagePage })));
const RegisterConsultationPage = lazy(() =>
  import('./pages/RegisterConsultationPage').then((m) => ({ default: m.RegisterConsultationPage })),
);
const ResponsePage = lazy(() => import('./pages/ResponsePage').then((m) => ({ default: m.ResponsePage })));
const SignInPage = lazy(() => import('./pages/SignInPage').then((m) => ({ default: m.SignInPage })));
const SourcePage = lazy(() => import('./pages/SourcePage').then((m) => ({ default: m.SourcePage })));

/** The whole app. */
export const App = () => {
  const [client] = useState(makeQueryClient);
  const [location, navigate] = useLocation();
  const language = useLanguage();
  return (
    <UiProvider locale={LOCALES[language]} navigate={navigate}>
      <QueryClientProvider client={client}>
        <ErrorBoundary resetOn={location}>
          <Suspense fallback={<Waiting />}>
            <Switch>
              <Route path={PAGE_PATTERN.signIn}>
                <SignInPage />
              </Route>
              <Route>
                <SignedIn />
              </Route>
            </Switch>
          </Suspense>
        </ErrorBoundary>
      </QueryClientProvider>
    </UiProvider>
  );
};

/** The frame and its pages, once the server has said who is signed in. */
const SignedIn = () => {
  const session = useSessionQuery();
  const [location] = useLocation();
  const search = useSearch();
  const here = search ? `${location}?${search}` : location;
  const kept = useKeptSession(session.data, here);
  const shown = session.data ?? kept;
  if (shown) {
    return (
      <Frame session={shown} isLost={!session.data} KeyboardHelp={AllKeys}>
        <ErrorBoundary resetOn={location}>
          <Suspense fallback={<Waiting />}>
            <Pages />
          </Suspense>
        </ErrorBoundary>
      </Frame>
    );
  }
  if (session.data === null) {
    return <Redirect to={here === path.consultations() ? path.signIn() : path.signIn(here)} replace />;
  }
  return session.error ? (
    <NoAnswer fault={session.error} onRetry={() => void session.refetch()} />
  ) : (
    <Waiting />
  );
};

const Pages = () => (
  <Switch>
    <Route path={PAGE_PATTERN.consultations}>
      <ConsultationsPage />
    </Route>
    <Route path={PAGE_PATTERN.registerConsultation}>
      <RegisterConsultationPage />
    </Route>
    <Route path={PAGE_PATTERN.consultation}>
      <ConsultationPage />
    </Route>
    <Route path={PAGE_PATTERN.response}>
      <ResponsePage />
    </Route>
    <Route path={PAGE_PATTERN.source}>
      <SourcePage />
    </Route>
    <Route path={PAGE_PATTERN.passage}>
      <PassagePage />
    </Route>
    <Route>
      <NotFoundPage />
    </Route>
  </Switch>
);

const Waiting = () => (
  <div className={styles['waiting']}>
    <Spinner>{useWords().base.loading}</Spinner>
  </div>
);

const NoAnswer = ({ fault, onRetry }: { readonly fault: unknown; readonly onRetry: () => void }) => {
  const words = useWords().base;
  return (
    <main className={styles['page']}>
      <Banner
        tone="danger"
        title={words.errors.title}
        actions={<Button onPress={onRetry}>{words.retry}</Button>}
      >
        {wordsOfFault(fault, words.errors.unexpected)}
      </Banner>
    </main>
  );
};
