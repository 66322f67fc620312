// The signed-in frame around every page: header, main content, messages, keyboard help.
import type { Session } from '@samsvar/protocol';
import { Banner, LinkButton, SkipLink, TextLink, ToastRegion } from '@samsvar/ui';
import { Suspense, useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import styles from '../base/base.module.css';
import { wordsOfFault } from '../base/Fetching';
import { LiveRegion } from '../base/LiveRegion';
import { Mark } from '../base/Mark';
import { path } from '../base/path';
import { toasts } from '../base/toasts';
import { useOnline } from '../base/use-online';
import { useWords } from '../base/words';
import type { KeyboardHelpProps } from './KeyboardHelp';
import { PersonButton } from './PersonButton';
import { SessionContext, useSignOut } from './use-session';

interface FrameProps {
  readonly session: Session;
  /** The session has ended, but the page holds work that is not saved. */
  readonly isLost: boolean;
  /** The dialog that lists the keys: it knows the rooms, which the frame does not. */
  readonly KeyboardHelp: ComponentType<KeyboardHelpProps>;
  readonly children: ReactNode;
}

const MAIN = 'innehall';

/** Header and landmarks around the page in `children`. */
export const Frame = ({ session, isLost, KeyboardHelp, children }: FrameProps) => {
  const { base: words, session: sessionWords } = useWords();
  const [, navigate] = useLocation();
  const [hasHelp, setHelp] = useState(false);
  const isOnline = useOnline();
  const signOut = useSignOut();
  useQuestionMark(() => setHelp(true));
  const leave = () =>
    signOut.mutate(undefined, {
      onSuccess: () => navigate(path.signIn()),
      onError: (fault) => toasts.add({ tone: 'danger', text: wordsOfFault(fault, words.errors.unexpected) }),
    });
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
        <div className={styles['who']}>
          <span className={styles['organisation']} title={session.organisation.name}>
            {session.organisation.name}
          </span>
          <PersonButton session={session} onKeyboardHelp={() => setHelp(true)} onSignOut={leave} />
        </div>
      </header>
      {isOnline ? null : (
        <div className={styles['offline']}>
          <Banner tone="warning">{words.offline}</Banner>
        </div>
      )}
      {isLost ? (
        <div className={styles['offline']}>
          <Banner
            tone="warning"
            title={sessionWords.heldTitle}
            actions={
              <LinkButton size="small" href={path.signIn()} target="_blank">
                {sessionWords.signInElsewhere}
              </LinkButton>
            }
          >
            {sessionWords.held}
          </Banner>
        </div>
      ) : null}
      <main id={MAIN} tabIndex={-1} className={styles['main']}>
        {children}
      </main>
      <LiveRegion />
      <ToastRegion toasts={toasts} label={words.messages} closeLabel={words.close} />
      {hasHelp ? (
        <Suspense>
          <KeyboardHelp isOpen onOpenChange={setHelp} />
        </Suspense>
      ) : null}
    </SessionContext>
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
