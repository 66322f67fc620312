// The form for one section: who answers for it, who writes along, how far it has come and when it is due.
import { SECTION_PEOPLE_LIMIT, WORK_STATES, isLocalDate, type PersonId, type ResponseId, type WorkState } from '@samsvar/domain';
import type { PeopleBody, SectionChange, SectionWorkBody } from '@samsvar/protocol';
import { Banner, Button, Checkbox, DateField, Select, Spinner, parseDate } from '@samsvar/ui';
import { useState } from 'react';
import { useAllWords } from '../base/all-words';
import { wordsOfFault } from '../base/Fetching';
import styles from './plan.module.css';
import { useChangeSection, useParties, usePlannable } from './use-plan';

interface SectionPlanFormProps {
  readonly id: ResponseId;
  readonly work: SectionWorkBody;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Waits for the people who can be chosen: those who may write. */
export const SectionPlanForm = (props: SectionPlanFormProps) => {
  const { base } = useAllWords();
  const people = usePlannable(props.id);
  const parties = useParties(props.id);
  if (people.error) return <Banner tone="danger">{wordsOfFault(people.error, base.errors.unexpected)}</Banner>;
  const reviewing = new Set(parties.data?.parties.filter(({ part }) => part === 'review').map(({ organisation }) => organisation.id));
  const mayWrite = people.data?.people.filter(({ role, organisation }) => role === 'author' && !reviewing.has(organisation.id));
  return mayWrite && !parties.isPending ? <Form {...props} people={mayWrite} /> : <Spinner>{base.loading}</Spinner>;
};

const NOBODY = '';

interface Draft {
  readonly state: WorkState;
  readonly owner: string;
  readonly coOwners: readonly string[];
  readonly dueOn: string;
}

const draftOf = ({ state, dueOn, people }: SectionWorkBody): Draft => ({
  state,
  owner: people.find(({ part }) => part === 'owner')?.personId ?? NOBODY,
  coOwners: people.filter(({ part }) => part === 'co-owner').map(({ personId }) => personId),
  dueOn: dueOn ?? '',
});

/** What the server is told; null while the date is none. */
export const changeOf = (draft: Draft): SectionChange | null => {
  const dueOn = draft.dueOn.trim() === '' ? null : (parseDate(draft.dueOn) ?? draft.dueOn);
  if (dueOn !== null && !isLocalDate(dueOn)) return null;
  return {
    state: draft.state,
    dueOn,
    // Chosen from the list that the server sent.
    owner: draft.owner === NOBODY ? null : (draft.owner as PersonId),
    coOwners: draft.coOwners.filter((person) => person !== draft.owner).slice(0, SECTION_PEOPLE_LIMIT) as PersonId[],
  };
};

const Form = ({ id, work, people, onDone, onCancel }: SectionPlanFormProps & Pick<PeopleBody, 'people'>) => {
  const { base, plan: words } = useAllWords();
  const [draft, setDraft] = useState(() => draftOf(work));
  const [isAsked, setAsked] = useState(false);
  const save = useChangeSection(id);
  const change = changeOf(draft);
  const known = withAbsent(people, work);
  const send = (): void => {
    setAsked(true);
    if (change && !save.isPending) save.mutate({ sectionId: work.sectionId, change }, { onSuccess: onDone });
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {save.error ? <Banner tone="danger">{wordsOfFault(save.error, base.errors.unexpected)}</Banner> : null}
      <Select
        label={words.state}
        value={draft.state}
        onChange={(state) => setDraft({ ...draft, state })}
        choices={WORK_STATES.map((state) => ({ id: state, label: words.states[state] }))}
      />
      <Select
        label={words.owner}
        value={draft.owner}
        onChange={(owner) => setDraft({ ...draft, owner })}
        choices={[{ id: NOBODY, label: words.nobody }, ...known.map((one) => ({ id: one.id, label: `${one.name}, ${one.organisation}` }))]}
      />
      <fieldset className={styles['people']}>
        <legend>{words.coOwners}</legend>
        {known.filter((one) => one.id !== draft.owner).map((one) => (
          <Checkbox
            key={one.id}
            isSelected={draft.coOwners.includes(one.id)}
            onChange={(isOn) => setDraft({ ...draft, coOwners: isOn ? [...draft.coOwners, one.id] : draft.coOwners.filter((id) => id !== one.id) })}
          >
            {one.name}
            <span className={styles['detail']}>{one.organisation}</span>
          </Checkbox>
        ))}
      </fieldset>
      <DateField
        label={words.due}
        calendarLabel={base.openCalendar}
        value={draft.dueOn}
        onChange={(dueOn) => setDraft((now) => ({ ...now, dueOn }))}
        error={isAsked && !change ? words.dueBad : undefined}
      />
      <div className={styles['confirmActions']}>
        <Button onPress={onCancel}>{base.cancel}</Button>
        <Button variant="primary" type="submit">{base.save}</Button>
      </div>
    </form>
  );
};

/** Somebody who has a section and is no longer in the list stays to be seen, and to be taken away. */
const withAbsent = (people: PeopleBody['people'], work: SectionWorkBody): { id: string; name: string; organisation: string }[] => {
  const known = people.map(({ id, name, organisation }) => ({ id: id as string, name, organisation: organisation.name }));
  const absent = work.people.filter(({ personId }) => !known.some(({ id }) => id === personId));
  return [...known, ...absent.map(({ personId, name, organisation }) => ({ id: personId as string, name, organisation }))];
};
