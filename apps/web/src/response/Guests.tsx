// The guests of a response in its dialog: who they are, what they may, changing that, taking them out, and inviting more.
import type { OutlineSection } from '@samsvar/domain';
import type { ResponseBody } from '@samsvar/protocol';
import { Banner, Button, Spinner, Tag } from '@samsvar/ui';
import { useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { useAllWords } from '../base/all-words';
import { announce } from '../base/announce';
import { longDate } from '../base/dates';
import { wordsOfFault } from '../base/Fetching';
import { useLanguage } from '../base/language';
import { useSession } from '../session/use-session';
import { ChangeGuest } from './ChangeGuest';
import { sectionNames } from './guest-terms';
import guestStyles from './guest.module.css';
import { InviteGuest } from './InviteGuest';
import styles from './plan.module.css';
import { RemoveGuest } from './RemoveGuest';
import { useGuests, useWithdrawInvitation, type Guest, type GuestInvitation } from './use-guests';

interface GuestsProps {
  readonly response: ResponseBody;
  readonly outline: readonly OutlineSection[];
  /** The caller was a guest and has left. */
  readonly onLeft: () => void;
}

/** Whoever may not share sees the guests of their own organisation, if there are any. */
export const Guests = ({ response, outline, onLeft }: GuestsProps) => {
  const { base } = useAllWords();
  const words = useAdminWords().guest;
  const guests = useGuests(response.id);
  const mayShare = response.abilities.includes('response.share');
  const all = guests.data?.guests ?? [];
  const invitations = guests.data?.invitations ?? [];
  if (!mayShare && all.length === 0) return null;
  return (
    <section className={guestStyles['guests']} aria-label={words.title}>
      <h3>{words.title}</h3>
      <p className={styles['quiet']}>{words.about}</p>
      {guests.error ? <Banner tone="danger">{wordsOfFault(guests.error, base.errors.unexpected)}</Banner> : null}
      {guests.isPending ? <Spinner>{words.loading}</Spinner> : null}
      {guests.data && all.length + invitations.length === 0 ? <p>{words.none}</p> : null}
      {all.length > 0 ? (
        <ul role="list" aria-label={words.list} className={styles['parties']}>
          {all.map((guest) => (
            <GuestLine key={guest.person.id} {...{ response, outline, guest, mayShare, onLeft }} />
          ))}
        </ul>
      ) : null}
      {invitations.length > 0 ? (
        <ul role="list" aria-label={words.invitations} className={styles['parties']}>
          {invitations.map((invitation) => (
            <InvitationLine key={invitation.id} {...{ response, outline, invitation }} />
          ))}
        </ul>
      ) : null}
      {mayShare ? <InviteGuest id={response.id} outline={outline} /> : null}
    </section>
  );
};

interface GuestLineProps extends GuestsProps {
  readonly guest: Guest;
  readonly mayShare: boolean;
}

const GuestLine = ({ response, outline, guest, mayShare, onLeft }: GuestLineProps) => {
  const words = useAdminWords().guest;
  const { person } = useSession();
  const [asked, setAsked] = useState<'change' | 'remove' | null>(null);
  const { id, name } = guest.person;
  const isSelf = id === person.id;
  const close = (): void => setAsked(null);
  return (
    <li>
      <span>
        {name} {words.from(guest.organisation.name)} <Tag>{words.part[guest.part]}</Tag> {guest.isOver ? <Tag tone="warning">{words.over}</Tag> : null}
        <Terms terms={guest} outline={outline} />
      </span>
      {asked === null ? (
        <span className={guestStyles['actions']}>
          {mayShare ? <Button size="small" aria-label={words.change(name)} onPress={() => setAsked('change')}>{words.changeShort}</Button> : null}
          {mayShare || isSelf ? (
            <Button size="small" aria-label={isSelf ? words.leave : words.remove(name)} onPress={() => setAsked('remove')}>
              {isSelf ? words.leave : words.removeShort}
            </Button>
          ) : null}
        </span>
      ) : null}
      {asked === 'change' ? <ChangeGuest {...{ guest, outline }} id={response.id} onClose={close} /> : null}
      {asked === 'remove' ? <RemoveGuest {...{ guest, isSelf, onLeft }} id={response.id} onClose={close} /> : null}
    </li>
  );
};

const InvitationLine = ({ response, outline, invitation }: Omit<GuestsProps, 'onLeft'> & { readonly invitation: GuestInvitation }) => {
  const words = useAdminWords().guest;
  const language = useLanguage();
  const withdraw = useWithdrawInvitation(response.id);
  const { email, organisation, part, isOver, expiresAt, id } = invitation;
  const take = (): void => {
    if (!withdraw.isPending) withdraw.mutate(id, { onSuccess: () => announce(words.withdrawn(email)) });
  };
  return (
    <li>
      <span>
        {email} {words.from(organisation)} <Tag>{words.part[part]}</Tag>{' '}
        {isOver ? <Tag tone="warning">{words.expired}</Tag> : <span className={styles['detail']}>{words.waits(longDate(expiresAt.slice(0, 10), language))}</span>}
        <Terms terms={invitation} outline={outline} />
      </span>
      <Button size="small" aria-label={words.withdraw(email)} onPress={take}>{words.withdrawShort}</Button>
    </li>
  );
};

const Terms = ({ terms: { sections, until }, outline }: { readonly terms: Pick<Guest, 'sections' | 'until'>; readonly outline: readonly OutlineSection[] }) => {
  const words = useAdminWords().guest;
  const language = useLanguage();
  const where = sections ? words.sections(sectionNames(sections, outline, words.goneSection)) : words.whole;
  return <span className={styles['detail']}>{`${where}, ${until ? words.until(longDate(until, language)) : words.noEnd}`}</span>;
};
