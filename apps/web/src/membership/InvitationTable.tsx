// Invitations that are not answered: sending again, copying a new link, taking back.
import type { InvitationBody, InvitedBody } from '@samsvar/protocol';
import { Button, Dialog, IconCopy, IconSend, IconTakeBack, Table, Tag, type TableColumn } from '@samsvar/ui';
import { useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { longDateTime } from '../base/dates';
import { wordsOfFault } from '../base/Fetching';
import { useLanguage } from '../base/language';
import { toasts } from '../base/toasts';
import { useWords } from '../base/words';
import { copyText } from './copy-text';
import { InviteLinks } from './InviteLinks';
import styles from './membership.module.css';
import { useInvite, useRenewInvitation, useWithdrawInvitation } from './use-members';

interface InvitationTableProps {
  readonly invitations: readonly InvitationBody[];
  readonly mayChange: boolean;
  /** Whether mail goes out: then nobody gets to copy a link. */
  readonly isSending: boolean;
  /** The one that had the focus is gone. */
  readonly onGone: () => void;
}

type Links = InvitedBody['invited'];

/** A new link makes the old one worthless, which is said. */
export const InvitationTable = ({ invitations, mayChange, isSending, onGone }: InvitationTableProps) => {
  const words = useAdminWords().members;
  const { base } = useWords();
  const [shown, setShown] = useState<Links | null>(null);
  const columns = useColumns(mayChange, { isSending, onLinks: setShown, onGone });
  const [first] = shown ?? [];
  return (
    <>
      {invitations.length === 0 ? (
        <p className={styles['quiet']}>{words.invitations.none}</p>
      ) : (
        <div className={styles['tableBox']}>
          <Table caption={words.invitations.caption} columns={columns} rows={invitations} rowKey={({ id }) => id} />
        </div>
      )}
      {shown && first ? (
        <Dialog title={words.invitations.linkTitle(first.email)} isOpen onOpenChange={() => setShown(null)} closeLabel={base.close}>
          <div className={styles['form']}>
            <p>{words.invitations.linkText}</p>
            <InviteLinks links={shown} />
          </div>
        </Dialog>
      ) : null}
    </>
  );
};

interface Happenings {
  readonly isSending: boolean;
  readonly onLinks: (links: Links) => void;
  readonly onGone: () => void;
}

const useColumns = (mayChange: boolean, happenings: Happenings): readonly TableColumn<InvitationBody>[] => {
  const words = useAdminWords().members.invitations;
  const { roles } = useWords().base;
  const language = useLanguage();
  const columns: readonly TableColumn<InvitationBody>[] = [
    {
      id: 'who',
      title: words.columns.who,
      isRowHeader: true,
      cell: ({ name, email, title }) => (
        <span className={styles['who']}>
          <strong>{name || email}</strong>
          {title ? <span>{title}</span> : null}
          {name ? <span className={styles['quiet']}>{email}</span> : null}
        </span>
      ),
    },
    { id: 'as', title: words.columns.as, width: '9rem', cell: ({ role, response }) => (response ? words.asGuest(response.title) : role ? roles[role] : '') },
    {
      id: 'sent',
      title: words.columns.sent,
      cell: ({ createdAt, invitedBy }) => (
        <span className={styles['who']}>
          <span>{longDateTime(createdAt, language)}</span>
          {invitedBy ? <span className={styles['quiet']}>{words.by(invitedBy)}</span> : null}
        </span>
      ),
    },
    {
      id: 'expires',
      title: words.columns.expires,
      cell: ({ expiresAt, state }) => (state === 'expired' ? <Tag tone="warning">{words.expired}</Tag> : longDateTime(expiresAt, language)),
    },
  ];
  if (!mayChange) return columns;
  return [...columns, { id: 'actions', title: words.columns.actions, width: happenings.isSending ? '12rem' : '17rem', cell: (invitation) => <Actions invitation={invitation} {...happenings} /> }];
};

const Actions = ({ invitation, isSending, onLinks, onGone }: Happenings & { readonly invitation: InvitationBody }) => {
  const words = useAdminWords().members.invitations;
  const { errors } = useWords().base;
  const renew = useRenewInvitation();
  const withdraw = useWithdraw(invitation, onGone);
  const { id, email } = invitation;
  const fail = (fault: unknown): void => toasts.add({ tone: 'danger', text: wordsOfFault(fault, errors.unexpected) });
  // Told by promise: the row may be another one by then, and would not be told any more.
  const sendAgain = (): void =>
    void renew.mutateAsync(id).then(({ invited, isSending: isSent }) => {
      toasts.add({ tone: isSent ? 'success' : 'warning', text: isSent ? words.renewed(email) : words.renewedNotSent(email) });
      if (!isSent) onLinks(invited);
    }, fail);
  const copy = (): void =>
    void renew.mutateAsync(id).then(async ({ invited }) => {
      const [link] = invited;
      if (link?.link && (await copyText(link.link))) toasts.add({ tone: 'success', text: words.copied(email) });
      else onLinks(invited);
    }, fail);
  return (
    <span className={styles['actions']}>
      <Button size="small" icon={<IconSend />} aria-label={words.renewNamed(email)} isDisabled={renew.isPending} onPress={sendAgain}>
        {words.renew}
      </Button>
      {isSending ? null : (
        <Button size="small" icon={<IconCopy />} aria-label={words.copyNamed(email)} isDisabled={renew.isPending} onPress={copy}>
          {words.copy}
        </Button>
      )}
      <Button size="small" icon={<IconTakeBack />} aria-label={words.withdrawNamed(email)} onPress={withdraw}>
        {words.withdraw}
      </Button>
    </span>
  );
};

/** Takes it back at once; the message offers to invite anew. Guests are invited anew from their response. */
const useWithdraw = ({ id, email, name, role, title }: InvitationBody, onGone: () => void): (() => void) => {
  const words = useAdminWords().members.invitations;
  const { errors } = useWords().base;
  const withdraw = useWithdrawInvitation();
  const invite = useInvite();
  const fail = (fault: unknown): void => toasts.add({ tone: 'danger', text: wordsOfFault(fault, errors.unexpected) });
  const again = (): void => {
    if (!role) return;
    void invite.mutateAsync([{ email, name, role, title }]).then(() => toasts.add({ tone: 'success', text: words.invitedAgain(email) }), fail);
  };
  return () =>
    void withdraw.mutateAsync(id).then(() => {
      toasts.add({ text: words.withdrawn(email), topic: `invitation-${id}`, ...(role ? { action: { label: words.again, onAction: again } } : {}) });
      onGone();
    }, fail);
};
