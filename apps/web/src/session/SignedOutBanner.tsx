// What is said on a page that holds unsaved work when its person is not signed in any more.
import type { Session } from '@samsvar/protocol';
import { Banner, Button } from '@samsvar/ui';
import { useState, useSyncExternalStore } from 'react';
import { DownloadWork } from '../base/DownloadWork';
import { LazyPart } from '../base/LazyPart';
import { Part } from '../base/part';
import { isWorkClosed, onWorkChanged } from '../base/unsaved-work';
import { useSignInWords } from './sign-in-words';

export { signInWordsReady } from './sign-in-words';

const signInDialog = new Part(() => import('./SignInDialog').then((m) => m.SignInDialog));

/** Fetches the dialog for later, on pages where one works for long. */
export const prepareSignIn = signInDialog.prepare;

interface SignedOutBannerProps {
  /** Whose page this is. */
  readonly session: Session;
  /** Who is signed in instead; null for nobody. */
  readonly other: Session | null;
}

/** The only word about it on the page: why, how to go on, and how to take the text home. */
export const SignedOutBanner = ({ session, other }: SignedOutBannerProps) => {
  const words = useSignInWords().again;
  const [isSigningIn, setSigningIn] = useState(false);
  const { name } = session.person;
  const isClosed = useSyncExternalStore(onWorkChanged, isWorkClosed);
  // The page says what has happened; that signing in again would save the text is not true of it.
  if (!other && isClosed) return null;
  return (
    <>
      <Banner
        tone="warning"
        title={other ? words.otherTitle(other.person.name) : words.title}
        actions={
          <>
            <DownloadWork />
            {other ? (
              // The browser asks first: what is unsaved goes with the page.
              <Button size="small" onPress={() => location.reload()}>
                {words.goOnAs(other.person.name)}
              </Button>
            ) : null}
            <Button size="small" variant="primary" onPress={() => setSigningIn(true)}>
              {other ? words.signInAs(name) : words.dialog}
            </Button>
          </>
        }
      >
        {other ? words.other(name) : words.held}
      </Banner>
      {isSigningIn ? (
        <LazyPart part={signInDialog} onMissing={() => setSigningIn(false)}>
          {(SignInDialog) => <SignInDialog session={session} onClose={() => setSigningIn(false)} />}
        </LazyPart>
      ) : null}
    </>
  );
};
