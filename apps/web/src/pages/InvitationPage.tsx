// Where the link of an invitation leads, signed in or not: what it is for, and accepting or declining it.
import type { AcceptedInvitation, OpenInvitationBody, Session } from '@samsvar/protocol';
import { Banner, Button, LinkButton } from '@samsvar/ui';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAdminWords } from '../base/admin-words';
import { ApiError } from '../base/api-error';
import base from '../base/base.module.css';
import { Fetching, wordsOfFault } from '../base/Fetching';
import { LiveRegion } from '../base/LiveRegion';
import { Page } from '../base/Page';
import { path } from '../base/path';
import { toasts } from '../base/toasts';
import { useWords } from '../base/words';
import { InvitationFacts } from '../membership/InvitationFacts';
import { forgetInvitation, takeInvitation } from '../membership/kept-invitation';
import styles from '../membership/membership.module.css';
import { NewAccountForm } from '../membership/NewAccountForm';
import { RefuseInvitation } from '../membership/RefuseInvitation';
import { useAcceptInvitation, useOpenInvitation } from '../membership/use-open-invitation';
import { LanguageSwitch } from '../session/LanguageSwitch';
import { useSessionQuery, useSignOut, wouldLoseText } from '../session/use-session';

/** The secret is read once, when the page comes up. */
export const InvitationPage = () => {
  const words = useAdminWords().members.invitation;
  const [token] = useState(takeInvitation);
  const [isRefused, setRefused] = useState(false);
  const refused = (): void => {
    forgetInvitation();
    setRefused(true);
  };
  return (
    <main className={base['main']}>
      {token && !isRefused ? (
        <OpenInvitation token={token} onRefused={refused} />
      ) : (
        <Page title={words.title} width="narrow" actions={<LanguageSwitch />}>
          {isRefused ? (
            <Banner tone="info" title={words.refusedTitle}>
              {words.refused}
            </Banner>
          ) : (
            <Banner tone="warning">{words.missing}</Banner>
          )}
        </Page>
      )}
      <LiveRegion />
    </main>
  );
};

interface OpenInvitationProps {
  readonly token: string;
  readonly onRefused: () => void;
}

const OpenInvitation = ({ token, onRefused }: OpenInvitationProps) => {
  const words = useAdminWords().members.invitation;
  // Drawn anew after signing out: the session that was asked for is then another one.
  const [, drawAnew] = useState(0);
  const session = useSessionQuery();
  const invitation = useOpenInvitation(token, session.data === undefined ? undefined : (session.data?.person.id ?? null));
  const { data } = invitation;
  const isOver = invitation.error instanceof ApiError && invitation.error.code === 'invitation-over';
  const title = !data ? words.title : data.kind === 'guest' ? words.guestTitle(data.organisation) : words.memberTitle(data.organisation);
  return (
    <Page key={title} title={title} width="narrow" actions={<LanguageSwitch />}>
      {isOver ? (
        <Banner tone="warning" title={words.overTitle} actions={<LinkButton href={path.consultations()}>{words.toStart}</LinkButton>}>
          {wordsOfFault(invitation.error, '')}
        </Banner>
      ) : (
        <Fetching query={session.error && session.data === undefined ? session : invitation}>
          {() =>
            data ? (
              <>
                <InvitationFacts invitation={data} />
                <Answer {...{ token, onRefused }} invitation={data} session={session.data ?? null} onSignedOut={() => drawAnew(Date.now())} />
              </>
            ) : null
          }
        </Fetching>
      )}
    </Page>
  );
};

interface AnswerProps extends OpenInvitationProps {
  readonly invitation: OpenInvitationBody;
  readonly session: Session | null;
  readonly onSignedOut: () => void;
}

/** What the holder of the link can do depends on who is signed in here, and whether the address has an account. */
const Answer = ({ token, onRefused, invitation, session, onSignedOut }: AnswerProps) => {
  const words = useAdminWords().members.invitation;
  const { errors } = useWords().base;
  const goOn = useGoingOn(invitation);
  const accept = useAcceptInvitation();
  const send = (account: { readonly name?: string; readonly password?: string }): void => {
    if (!accept.isPending) accept.mutate({ token, ...account }, { onSuccess: goOn });
  };
  const refuse = <RefuseInvitation token={token} onRefused={onRefused} />;
  const fault = accept.error ? (
    <Banner tone="danger" title={words.failed}>
      {wordsOfFault(accept.error, errors.unexpected)}
    </Banner>
  ) : null;
  if (session && !invitation.isMine) return <SomebodyElse {...{ session, invitation, onSignedOut }} />;
  if (!invitation.hasAccount) {
    return (
      <>
        {fault}
        <NewAccountForm email={invitation.email} name={invitation.name} isBusy={accept.isPending} onCreate={send}>
          {refuse}
        </NewAccountForm>
      </>
    );
  }
  return (
    <div className={styles['account']}>
      {fault}
      <p>{session ? words.mine(session.person.name) : words.hasAccount}</p>
      <div className={styles['actions']}>
        {session ? (
          <Button variant="primary" isDisabled={accept.isPending} onPress={() => send({})}>
            {accept.isPending ? words.accepting : words.accept}
          </Button>
        ) : (
          <LinkButton variant="primary" href={path.signIn(path.invitation())}>
            {words.signIn}
          </LinkButton>
        )}
        {refuse}
      </div>
    </div>
  );
};

/** Signing out here, so that the right person can go on; what was written without contact is not thrown away by it. */
const SomebodyElse = ({ session, invitation, onSignedOut }: Pick<AnswerProps, 'invitation' | 'onSignedOut'> & { readonly session: Session }) => {
  const words = useAdminWords().members.invitation;
  const { errors } = useWords().base;
  const signOut = useSignOut(session.person.id);
  const [wouldLose, setWouldLose] = useState(false);
  const leave = (): void =>
    void wouldLoseText(session.person.id).then((would) => {
      setWouldLose(would);
      if (!would) signOut.mutate(undefined, { onSuccess: onSignedOut });
    });
  return (
    <Banner
      tone="warning"
      title={words.otherTitle(session.person.name)}
      actions={
        <>
          <LinkButton href={path.consultations()}>{words.toStart}</LinkButton>
          <Button variant="primary" onPress={leave} isDisabled={signOut.isPending}>
            {words.signOut}
          </Button>
        </>
      }
    >
      <p>{words.other(invitation.email)}</p>
      {wouldLose ? <p>{words.otherLose}</p> : null}
      {signOut.error ? <p>{wordsOfFault(signOut.error, errors.unexpected)}</p> : null}
    </Banner>
  );
};

/** Where accepting leads: guests to the response that they were invited to. Who had an account may have acted as another organisation before. */
const useGoingOn = ({ kind, organisation, response, hasAccount }: OpenInvitationBody): ((answer: AcceptedInvitation) => void) => {
  const words = useAdminWords().members.invitation;
  const [, navigate] = useLocation();
  return ({ state, responseId }) => {
    forgetInvitation();
    if (state === 'factor') return navigate(path.signIn(), { replace: true });
    toasts.add({ tone: 'success', text: kind === 'guest' ? words.joinedGuest(response ?? '') : hasAccount ? words.joinedOther(organisation) : words.joined(organisation) });
    navigate(state === 'enrolment' ? path.account() : responseId ? path.response(responseId) : path.consultations(), { replace: true });
  };
};
