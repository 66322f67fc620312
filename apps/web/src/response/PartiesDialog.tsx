// The organisations that take part in a response: who they are, letting one in, ending it, and leaving; and its single guests.
import { PARTS, type OrganisationId, type OutlineSection, type Part } from '@samsvar/domain';
import type { PartiesBody, ResponseBody } from '@samsvar/protocol';
import { Banner, Button, Dialog, RadioGroup, Spinner, Tag, TextField } from '@samsvar/ui';
import { useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { useAllWords } from '../base/all-words';
import { announce } from '../base/announce';
import { longDate } from '../base/dates';
import { wordsOfFault } from '../base/Fetching';
import { toasts } from '../base/toasts';
import { useLanguage } from '../base/language';
import { useSession } from '../session/use-session';
import { Guests } from './Guests';
import { isOrganisationNumber } from './organisation-number';
import { OwnedSections } from './OwnedSections';
import styles from './plan.module.css';
import { useAddParty, useParties, useRemoveParty } from './use-plan';

interface PartiesDialogProps {
  readonly response: ResponseBody;
  readonly outline: readonly OutlineSection[];
  readonly onClose: () => void;
  /** The own organisation has left: the response is not there for it any more. */
  readonly onLeft: () => void;
}

type Party = PartiesBody['parties'][number];

/** Everybody who reads the response may see who else does; the lead decides. */
export const PartiesDialog = ({ response, outline, onClose, onLeft }: PartiesDialogProps) => {
  const { base, plan } = useAllWords();
  const words = plan.parties;
  const { official } = useAdminWords().guest;
  const parties = useParties(response.id);
  const mayShare = response.abilities.includes('response.share');
  const { number } = useSession().organisation;
  const all = parties.data?.parties ?? [];
  return (
    <Dialog title={words.title} size="large" isOpen onOpenChange={(isOpen) => (isOpen ? undefined : onClose())} closeLabel={base.close}>
      <div className={styles['form']}>
        {parties.error ? <Banner tone="danger">{wordsOfFault(parties.error, base.errors.unexpected)}</Banner> : null}
        {parties.isPending ? <Spinner>{base.loading}</Spinner> : null}
        {parties.data && all.length <= 1 ? <p>{words.alone}</p> : null}
        {all.length > 1 ? (
          <ul role="list" aria-label={words.list} className={styles['parties']}>
            {all.map((party) => (
              <PartyLine key={party.organisation.id} {...{ response, party, mayShare, onLeft }} />
            ))}
          </ul>
        ) : null}
        {number ? <p className={styles['quiet']}>{words.ownNumber(number)}</p> : null}
        {mayShare ? <p className={styles['quiet']}>{official}</p> : null}
        {mayShare ? <AddParty response={response} /> : <p className={styles['quiet']}>{words.mayNot}</p>}
        <Guests {...{ response, outline, onLeft }} />
      </div>
    </Dialog>
  );
};

interface PartyLineProps {
  readonly response: ResponseBody;
  readonly party: Party;
  readonly mayShare: boolean;
  readonly onLeft: () => void;
}

/** The lead can neither be taken out nor leave. */
const PartyLine = ({ response, party, mayShare, onLeft }: PartyLineProps) => {
  const words = useAllWords().plan.parties;
  const language = useLanguage();
  const { organisation } = useSession();
  const [isAsking, setAsking] = useState(false);
  const { id, name } = party.organisation;
  const isOwn = id === organisation.id;
  const mayEnd = party.part !== 'lead' && (isOwn ? response.abilities.includes('response.leave') : mayShare);
  return (
    <li>
      <span>
        {isOwn ? words.own(name) : name} <Tag>{words.parts[party.part]}</Tag>
        {party.part === 'lead' ? null : <span className={styles['detail']}>{words.since(longDate(party.joinedAt.slice(0, 10), language))}</span>}
      </span>
      {mayEnd && !isAsking ? (
        <Button size="small" aria-label={isOwn ? words.leave : words.remove(name)} onPress={() => setAsking(true)}>
          {isOwn ? words.leave : words.removeShort}
        </Button>
      ) : null}
      {isAsking ? <EndParty response={response} organisation={{ id, name }} isOwn={isOwn} onClose={() => setAsking(false)} onLeft={onLeft} /> : null}
    </li>
  );
};

interface EndPartyProps extends Pick<PartyLineProps, 'response' | 'onLeft'> {
  readonly organisation: { readonly id: OrganisationId; readonly name: string };
  readonly isOwn: boolean;
  readonly onClose: () => void;
}

/** Says what becomes of it before it is done. */
const EndParty = ({ response, organisation, isOwn, onClose, onLeft }: EndPartyProps) => {
  const { base, plan } = useAllWords();
  const words = plan.parties;
  const remove = useRemoveParty(response.id);
  const end = () =>
    remove.isPending ||
    remove.mutate(
      { organisation: organisation.id, isOwn },
      {
        onSuccess: () => {
          if (isOwn) return onLeft();
          announce(words.removed(organisation.name));
          onClose();
        },
      },
    );
  return (
    <div className={styles['confirm']} role="group" aria-label={isOwn ? words.leaveAsk : words.removeAsk(organisation.name)}>
      <p>
        <strong>{isOwn ? words.leaveAsk : words.removeAsk(organisation.name)}</strong> {isOwn ? words.leaveHelp : words.removeHelp}
      </p>
      <OwnedSections id={response.id} organisation={organisation.name} />
      {remove.error ? <Banner tone="danger">{wordsOfFault(remove.error, base.errors.unexpected)}</Banner> : null}
      <div className={styles['confirmActions']}>
        <Button autoFocus onPress={onClose}>{base.cancel}</Button>
        <Button variant="danger" onPress={end}>{isOwn ? words.leaveNow : words.removeNow}</Button>
      </div>
    </div>
  );
};

const AddParty = ({ response }: { readonly response: ResponseBody }) => {
  const { base, plan } = useAllWords();
  const words = plan.parties;
  const [number, setNumber] = useState('');
  const [part, setPart] = useState<Part>('write');
  const [isAsked, setAsked] = useState(false);
  const add = useAddParty(response.id, (name) => toasts.add({ tone: 'success', text: words.invited(name) }));
  const send = (): void => {
    setAsked(true);
    if (!isOrganisationNumber(number) || add.isPending) return;
    add.mutate(
      { organisationNumber: number.trim(), part },
      {
        onSuccess: () => {
          setNumber('');
          setAsked(false);
        },
      },
    );
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h3>{words.add}</h3>
      <div className={styles['sees']}>
        <p><strong>{words.seesTitle}</strong></p>
        <p>{words.sees}</p>
        <p>{words.seesNot}</p>
      </div>
      {add.error ? <Banner tone="danger">{wordsOfFault(add.error, base.errors.unexpected)}</Banner> : null}
      <TextField
        label={words.number}
        description={words.numberHelp}
        inputMode="numeric"
        value={number}
        onChange={(to) => {
          setNumber(to);
          // What was refused is not what stands there now.
          if (add.error) add.reset();
        }}
        error={!isAsked || isOrganisationNumber(number) ? undefined : number.trim() ? words.numberBad : words.numberMissing}
      />
      <RadioGroup
        label={words.part}
        value={part}
        onChange={setPart}
        choices={PARTS.map((id) => ({ id, label: words.parts[id], description: id === 'write' ? words.writeHelp : words.reviewHelp }))}
      />
      <div>
        <Button variant="primary" type="submit">{words.invite}</Button>
      </div>
    </form>
  );
};
