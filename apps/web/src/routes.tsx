// Which page stands at which address, and who must be signed in to see it.
import { Banner, Button, Spinner, UiProvider } from '@samsvar/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense, useState, type ComponentType } from 'react';
import { Redirect, Route, Switch, useLocation, useSearch } from 'wouter';
import styles from './base/base.module.css';
import { ErrorBoundary } from './base/ErrorBoundary';
import { wordsOfFault } from './base/Fetching';
import { LOCALES, useLanguage } from './base/language';
import { LazyPart } from './base/LazyPart';
import { Part } from './base/part';
import { PAGE_PATTERN, path } from './base/path';
import { makeQueryClient } from './base/query';
import { useWords } from './base/words';
import { BellPlace } from './notification/BellPlace';
import { NotFoundPage } from './pages/NotFoundPage';
import { Frame } from './session/Frame';
import { useAway } from './session/offline-away';
import { useKeptSession } from './session/use-kept-session';
import { useCopiesLookedAfter, useGoingAway } from './session/use-offline';
import { useSessionQuery } from './session/use-session';

const allKeys = new Part(() => import('./pages/AllKeys').then((m) => m.AllKeys));
const offlineDoor = new Part(() => import('./response/OfflineDoor').then((m) => m.OfflineDoor));
const offlinePage = new Part(() => import('./response/OfflineDoor').then((m) => m.OfflinePage));
const pages = {
  board: new Part(() => import('./pages/BoardPage').then((m) => m.BoardPage)),
  consultation: new Part(() => import('./pages/ConsultationPage').then((m) => m.ConsultationPage)),
  consultations: new Part(() => import('./pages/ConsultationsPage').then((m) => m.ConsultationsPage)),
  notificationSettings: new Part(() => import('./pages/NotificationSettingsPage').then((m) => m.NotificationSettingsPage)),
  notifications: new Part(() => import('./pages/NotificationsPage').then((m) => m.NotificationsPage)),
  outbox: new Part(() => import('./pages/OutboxPage').then((m) => m.OutboxPage)),
  passage: new Part(() => import('./pages/PassagePage').then((m) => m.PassagePage)),
  registerConsultation: new Part(() => import('./pages/RegisterConsultationPage').then((m) => m.RegisterConsultationPage)),
  response: new Part(() => import('./pages/ResponsePage').then((m) => m.ResponsePage)),
  signIn: new Part(() => import('./pages/SignInPage').then((m) => m.SignInPage)),
  source: new Part(() => import('./pages/SourcePage').then((m) => m.SourcePage)),
  unsubscribe: new Part(() => import('./pages/UnsubscribePage').then((m) => m.UnsubscribePage)),
  organisation: new Part(() => import('./pages/OrganisationSettingsPage').then((m) => m.OrganisationSettingsPage)),
  members: new Part(() => import('./pages/MembersPage').then((m) => m.MembersPage)),
  phrases: new Part(() => import('./pages/PhrasesPage').then((m) => m.PhrasesPage)),
  decisionBodies: new Part(() => import('./pages/DecisionBodiesPage').then((m) => m.DecisionBodiesPage)),
  signInRules: new Part(() => import('./pages/SignInRulesPage').then((m) => m.SignInRulesPage)),
  integrations: new Part(() => import('./pages/IntegrationsPage').then((m) => m.IntegrationsPage)),
  retention: new Part(() => import('./pages/RetentionPage').then((m) => m.RetentionPage)),
  audit: new Part(() => import('./pages/AuditPage').then((m) => m.AuditPage)),
  account: new Part(() => import('./pages/AccountPage').then((m) => m.AccountPage)),
  invitation: new Part(() => import('./pages/InvitationPage').then((m) => m.InvitationPage)),
  forgottenPassword: new Part(() => import('./pages/ForgottenPasswordPage').then((m) => m.ForgottenPasswordPage)),
  newPassword: new Part(() => import('./pages/NewPasswordPage').then((m) => m.NewPasswordPage)),
  confirmAddress: new Part(() => import('./pages/ConfirmAddressPage').then((m) => m.ConfirmAddressPage)),
  erased: new Part(() => import('./pages/ErasedPage').then((m) => m.ErasedPage)),
  accessibility: new Part(() => import('./pages/AccessibilityPage').then((m) => m.AccessibilityPage)),
  privacy: new Part(() => import('./pages/PrivacyPage').then((m) => m.PrivacyPage)),
  versions: new Part(() => import('./pages/VersionsPage').then((m) => m.VersionsPage)),
  placements: new Part(() => import('./pages/PlacementsPage').then((m) => m.PlacementsPage)),
  comparison: new Part(() => import('./pages/ComparisonPage').then((m) => m.ComparisonPage)),
  findings: new Part(() => import('./pages/FindingsPage').then((m) => m.FindingsPage)),
  search: new Part(() => import('./pages/SearchPage').then((m) => m.SearchPage)),
} as const;

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
                <FetchedPage page={pages.signIn} />
              </Route>
              <Route path={PAGE_PATTERN.unsubscribe}>
                <FetchedPage page={pages.unsubscribe} />
              </Route>
              <Route path={PAGE_PATTERN.invitation}>
                <FetchedPage page={pages.invitation} />
              </Route>
              <Route path={PAGE_PATTERN.forgottenPassword}>
                <FetchedPage page={pages.forgottenPassword} />
              </Route>
              <Route path={PAGE_PATTERN.newPassword}>
                <FetchedPage page={pages.newPassword} />
              </Route>
              <Route path={PAGE_PATTERN.confirmAddress}>
                <FetchedPage page={pages.confirmAddress} />
              </Route>
              <Route path={PAGE_PATTERN.erased}>
                <FetchedPage page={pages.erased} />
              </Route>
              <Route path={PAGE_PATTERN.accessibility}>
                <FetchedPage page={pages.accessibility} />
              </Route>
              <Route path={PAGE_PATTERN.privacy}>
                <FetchedPage page={pages.privacy} />
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
  const shown = kept ?? session.data;
  const away = useAway();
  const isGoingAway = useGoingAway(session.data !== undefined, session.error !== null);
  useCopiesLookedAfter(session.data?.isEnrolling ? null : session.data);
  const retry = () => void session.refetch();
  if (shown) {
    return (
      <Frame session={shown} signedIn={session.data ?? null} keyboardHelp={allKeys} bell={session.data ? <BellPlace /> : null}>
        <ErrorBoundary resetOn={location}>
          <Suspense fallback={<Waiting />}>
            {away === null || away.has(location) ? <Pages isEnrolling={shown.isEnrolling} /> : <FetchedPage page={offlinePage} />}
          </Suspense>
        </ErrorBoundary>
      </Frame>
    );
  }
  if (session.data === null) {
    return <Redirect to={here === path.consultations() ? path.signIn() : path.signIn(here)} replace />;
  }
  if (isGoingAway) {
    return (
      <LazyPart part={offlineDoor} waiting={<Waiting />}>
        {(OfflineDoor) => <OfflineDoor onRetry={retry} />}
      </LazyPart>
    );
  }
  return session.error ? (
    <NoAnswer fault={session.error} onRetry={retry} />
  ) : (
    <Waiting />
  );
};

/** Whoever must set up a second step first has the account alone. Its place stays the same when that is done: codes are shown there once. */
const Pages = ({ isEnrolling }: { readonly isEnrolling: boolean }) => {
  const [location] = useLocation();
  return isEnrolling && location !== path.account() ? <Redirect to={path.account()} replace /> : <EveryPage />;
};

const EveryPage = () => (
  <Switch>
    <Route path={PAGE_PATTERN.consultations}>
      <FetchedPage page={pages.consultations} />
    </Route>
    <Route path={PAGE_PATTERN.registerConsultation}>
      <FetchedPage page={pages.registerConsultation} />
    </Route>
    <Route path={PAGE_PATTERN.consultation}>
      <FetchedPage page={pages.consultation} />
    </Route>
    <Route path={PAGE_PATTERN.response}>
      <FetchedPage page={pages.response} />
    </Route>
    <Route path={PAGE_PATTERN.versions}>
      <FetchedPage page={pages.versions} />
    </Route>
    <Route path={PAGE_PATTERN.board}>
      <FetchedPage page={pages.board} />
    </Route>
    <Route path={PAGE_PATTERN.search}>
      <FetchedPage page={pages.search} />
    </Route>
    <Route path={PAGE_PATTERN.placements}>
      <FetchedPage page={pages.placements} />
    </Route>
    <Route path={PAGE_PATTERN.comparison}>
      <FetchedPage page={pages.comparison} />
    </Route>
    <Route path={PAGE_PATTERN.findings}>
      <FetchedPage page={pages.findings} />
    </Route>
    <Route path={PAGE_PATTERN.source}>
      <FetchedPage page={pages.source} />
    </Route>
    <Route path={PAGE_PATTERN.notifications}>
      <FetchedPage page={pages.notifications} />
    </Route>
    <Route path={PAGE_PATTERN.notificationSettings}>
      <FetchedPage page={pages.notificationSettings} />
    </Route>
    <Route path={PAGE_PATTERN.outbox}>
      <FetchedPage page={pages.outbox} />
    </Route>
    <Route path={PAGE_PATTERN.organisation}>
      <FetchedPage page={pages.organisation} />
    </Route>
    <Route path={PAGE_PATTERN.members}>
      <FetchedPage page={pages.members} />
    </Route>
    <Route path={PAGE_PATTERN.phrases}>
      <FetchedPage page={pages.phrases} />
    </Route>
    <Route path={PAGE_PATTERN.decisionBodies}>
      <FetchedPage page={pages.decisionBodies} />
    </Route>
    <Route path={PAGE_PATTERN.signInRules}>
      <FetchedPage page={pages.signInRules} />
    </Route>
    <Route path={PAGE_PATTERN.integrations}>
      <FetchedPage page={pages.integrations} />
    </Route>
    <Route path={PAGE_PATTERN.retention}>
      <FetchedPage page={pages.retention} />
    </Route>
    <Route path={PAGE_PATTERN.audit}>
      <FetchedPage page={pages.audit} />
    </Route>
    <Route path={PAGE_PATTERN.account}>
      <FetchedPage page={pages.account} />
    </Route>
    <Route path={PAGE_PATTERN.passage}>
      <FetchedPage page={pages.passage} />
    </Route>
    <Route>
      <NotFoundPage />
    </Route>
  </Switch>
);

interface FetchedPageProps {
  readonly page: Part<ComponentType>;
}

/** A page whose code comes when it is opened. Another page is another part, so that nothing of the last one lingers. */
const FetchedPage = ({ page }: FetchedPageProps) => (
  <LazyPart part={page} waiting={<Waiting />}>
    {(Page) => <Page />}
  </LazyPart>
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
