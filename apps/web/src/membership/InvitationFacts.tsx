// What an invitation is for: who invites to what, as what, until when.
import type { OpenInvitationBody } from '@samsvar/protocol';
import type { ReactNode } from 'react';
import { useAdminWords } from '../base/admin-words';
import { longDate, longDateTime } from '../base/dates';
import { useLanguage } from '../base/language';
import { useWords } from '../base/words';
import styles from './membership.module.css';

/** A list of facts, before anything is asked. */
export const InvitationFacts = ({ invitation }: { readonly invitation: OpenInvitationBody }) => {
  const { invitation: words, roles: meanings } = useAdminWords().members;
  const { roles } = useWords().base;
  const language = useLanguage();
  const { role, response, part, isLimited, until, invitedBy, email, expiresAt } = invitation;
  return (
    <dl className={styles['facts']}>
      {response ? <Fact term={words.response}>{response}</Fact> : null}
      {role && invitation.kind === 'member' ? (
        <Fact term={words.role}>
          {roles[role]}. {meanings[role]}
        </Fact>
      ) : null}
      {part ? <Fact term={words.part}>{(isLimited ? words.limitedParts : words.parts)[part]}</Fact> : null}
      {part ? <Fact term={words.seen}>{words.seenText}</Fact> : null}
      {until ? <Fact term={words.until}>{longDate(until.slice(0, 10), language)}</Fact> : null}
      {invitedBy ? <Fact term={words.invitedBy}>{invitedBy}</Fact> : null}
      <Fact term={words.to}>{email}</Fact>
      <Fact term={words.expires}>{longDateTime(expiresAt, language)}</Fact>
    </dl>
  );
};

const Fact = ({ term, children }: { readonly term: string; readonly children: ReactNode }) => (
  <>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </>
);
