// The signed-in frame around every page: header, main content, messages, keyboard help.
import type { Session } from '@samsvar/protocol';
import { Banner, SkipLink, TextLink, ToastRegion } from '@samsvar/ui';
import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import styles from '../base/base.module.css';
import { wordsOfFault } from '../base/Fetching';
import { LazyPart } from '../base/LazyPart';
import { LiveRegion } from '../base/LiveRegion';
import { Mark } from '../base/Mark';
import { Part } from '../base/part';
import { path } from '../base/path';
import { toasts } from '../base/toasts';
import { useIsOfflineTold } from '../base/told-offline';
import { useOnline } from '../base/use-online';
import { useWords } from '../base/words';
import { ConfirmationPlace } from './ConfirmationPlace';
import type { KeyboardHelpProps } from './KeyboardHelp';
import { PersonButton } from './PersonButton';
import { SessionContext, useSignOut, wouldLoseText } from './use-session';

const signedOutBanner = new Part(async () => {
  const { SignedOutBanner, signInWordsReady } = await import('./SignedOutBanner');
  // Its words come first: waiting for them while drawn would take the page with it.
  await signInWordsReady();
  return SignedOutBanner;
});
const signOutDialog = new Part(() => import('./SignOutDialog').then((m) => m.SignOutDialog));

interface FrameProps {
  readonly session: Session;
  /** Who is signed in now, when the page is kept for what its person has not saved; null for nobody. */
  readonly signedIn: Session | null;
  /** The dialog that lists the keys: it knows the rooms, which the frame does not. */
  readonly keyboardHelp: Part<ComponentType<KeyboardHelpProps>>;
  /** Stands beside the person's name: what is new. It is of a room, which the frame does not know. */
  readonly bell?: ReactNode;
  readonly children: ReactNode;
}

const MAIN = 'innehall';

/** Header and landmarks around the page in `children`. */
export const Frame = ({ session, signedIn, keyboardHelp, bell, children }: FrameProps) => {
  const words = useWords().base;
  const [location, navigate] = useLocation();
  const [hasHelp, setHelp] = useState(false);
  const isOnline = useOnline();
  const isOfflineTold = useIsOfflineTold();
  const signOut = useSignOut(session.person.id);
  const [isLosing, setLosing] = useState(false);
  useQuestionMark(() => setHelp(true));
  const leave = () =>
    signOut.mutate(undefined, {
      onSuccess: () => navigate(path.signIn(), { replace: true }),
      onError: (fault) => toasts.add({ tone: 'danger', text: wordsOfFault(fault, words.errors.unexpected) }),
    });
  const ask = () => void wouldLoseText(session.person.id).then((would) => (would ? setLosing(true) : leave()), leave);
  return (
    <SessionContext value={session}>
      <SkipLink target={MAIN}>{words.skipToContent}</SkipLink>
      <header className={styles['header']}>
        <TextLink href={path.consultations()} variant="plain">
          <span className={styles['product']}>
            <Mark />
            {words.product}
          </span>
        </TextLink>
        {session.isEnrolling
          ? null
          : ([[path.board(), words.board], [path.search(), words.search]] as const).map(([to, name]) => (
              <TextLink key={to} href={to} variant="plain" {...(location === to ? { 'aria-current': 'page' as const } : {})}>
                <span className={styles['board']}>{name}</span>
              </TextLink>
            ))}
        <div className={styles['who']}>
          <span className={styles['organisation']} title={session.organisation.name}>
            {session.organisation.name}
          </span>
          {session.isEnrolling ? null : bell}
          <PersonButton session={session} onKeyboardHelp={() => setHelp(true)} onSignOut={ask} />
        </div>
      </header>
      {isOnline || isOfflineTold ? null : (
        <div className={styles['offline']}>
          <Banner tone="warning">{words.offline}</Banner>
        </div>
      )}
      {signedIn?.person.id === session.person.id ? null : (
        <div className={styles['offline']}>
          <LazyPart part={signedOutBanner}>{(SignedOutBanner) => <SignedOutBanner session={session} other={signedIn} />}</LazyPart>
        </div>
      )}
      <main id={MAIN} tabIndex={-1} className={styles['main']}>
        {children}
      </main>
      {/^\/(svar|kallor|k)\//.test(location) ? null : <Foot />}
      <ConfirmationPlace />
      <LiveRegion />
      <ToastRegion toasts={toasts} label={words.messages} closeLabel={words.close} />
      {hasHelp ? (
        <LazyPart part={keyboardHelp} onMissing={() => setHelp(false)}>
          {(KeyboardHelp) => <KeyboardHelp isOpen onOpenChange={setHelp} />}
        </LazyPart>
      ) : null}
      {isLosing ? (
        <LazyPart part={signOutDialog} onMissing={() => setLosing(false)}>
          {(SignOutDialog) => (
            <SignOutDialog
              onClose={() => setLosing(false)}
              onSignOut={() => {
                setLosing(false);
                leave();
              }}
            />
          )}
        </LazyPart>
      ) : null}
    </SessionContext>
  );
};

/** The public statements; not under pages that fill the window. */
const Foot = () => {
  const words = useWords().session;
  return (
    <footer className={styles['foot']}>
      <TextLink href={path.accessibility()}>{words.accessibility}</TextLink> · <TextLink href={path.privacy()}>{words.privacy}</TextLink>
    </footer>
  );
};

/** A question mark shows the help, unless it is being typed into something. */
const useQuestionMark = (onAsk: () => void) => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey) return;
      const at = event.target;
      if (
        at instanceof HTMLElement &&
        at.closest('input, textarea, select, [contenteditable], [role=textbox], [role=menu]')
      )
        return;
      onAsk();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
};
