// Inviting a single person of another organisation, and the link where no mail goes out.
import { localDateOf, type OutlineSection, type ResponseId } from '@samsvar/domain';
import { emailShape, type InvitedBody } from '@samsvar/protocol';
import { Banner, Button, TextField } from '@samsvar/ui';
import { useEffect, useRef, useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { useAllWords } from '../base/all-words';
import { wordsOfFault } from '../base/Fetching';
import { InviteLinks } from '../membership/InviteLinks';
import { NEW_TERMS, termsFaults, termsToSend } from './guest-terms';
import { GuestTerms } from './GuestTerms';
import guestStyles from './guest.module.css';
import styles from './plan.module.css';
import { useInviteGuest } from './use-guests';

interface InviteGuestProps {
  readonly id: ResponseId;
  readonly outline: readonly OutlineSection[];
}

const NOBODY = { email: '', name: '', organisation: '' };

export const InviteGuest = ({ id, outline }: InviteGuestProps) => {
  const { base } = useAllWords();
  const words = useAdminWords().guest.invite;
  const [who, setWho] = useState(NOBODY);
  const [terms, setTerms] = useState(NEW_TERMS);
  const [isAsked, setAsked] = useState(false);
  const invite = useInviteGuest(id);
  const faults = termsFaults(terms, localDateOf(new Date()));
  const isEmail = emailShape.safeParse(who.email).success;
  const isComplete = isEmail && who.name.trim() !== '' && who.organisation.trim() !== '' && !faults.sections && !faults.until;
  const send = (): void => {
    setAsked(true);
    if (!isComplete || invite.isPending) return;
    invite.mutate(
      { ...who, email: who.email.trim(), name: who.name.trim(), organisation: who.organisation.trim(), ...termsToSend(terms) },
      {
        onSuccess: ({ invited }) => {
          setAsked(false);
          if (invited.length === 0) return;
          setWho(NOBODY);
          setTerms(NEW_TERMS);
        },
      },
    );
  };
  const set = (name: keyof typeof NOBODY) => (to: string) => setWho({ ...who, [name]: to });
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h3>{words.title}</h3>
      {invite.error ? <Banner tone="danger">{wordsOfFault(invite.error, base.errors.unexpected)}</Banner> : null}
      {invite.data ? <Result answer={invite.data} /> : null}
      <TextField label={words.email} value={who.email} onChange={set('email')} autoComplete="off" error={isAsked && !isEmail ? words.emailBad : undefined} />
      <TextField label={words.name} value={who.name} onChange={set('name')} autoComplete="off" error={isAsked && !who.name.trim() ? words.nameMissing : undefined} />
      <TextField
        label={words.organisation}
        description={words.organisationHelp}
        value={who.organisation}
        onChange={set('organisation')}
        autoComplete="off"
        error={isAsked && !who.organisation.trim() ? words.organisationMissing : undefined}
      />
      <GuestTerms terms={terms} onChange={setTerms} outline={outline} faults={isAsked ? faults : null} />
      <div>
        <Button variant="primary" type="submit">{words.send}</Button>
      </div>
    </form>
  );
};

/** Where no mail goes out, the link is all there is: it comes in sight, and whoever does not see hears it. */
const Result = ({ answer }: { readonly answer: InvitedBody }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [answer]);
  return (
    <div ref={box} tabIndex={-1} className={guestStyles['result']}>
      <ResultWords answer={answer} />
    </div>
  );
};

const ResultWords = ({ answer: { invited, leftOut, isSending } }: { readonly answer: InvitedBody }) => {
  const words = useAdminWords().guest.invite;
  const [left] = leftOut;
  const [made] = invited;
  if (left) return <Banner tone="warning">{words.already[left.reason]}</Banner>;
  if (!made) return null;
  if (isSending) return <Banner tone="success">{words.sent(made.email)}</Banner>;
  return (
    <Banner tone="info">
      <p>{words.notSent}</p>
      <InviteLinks links={invited} />
    </Banner>
  );
};
