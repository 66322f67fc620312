// Who is in the response right now: initials in the bar, names in a list.
import { Button, IconPeople, Popover } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import styles from './response.module.css';

/** A person in the response. */
export interface PresentPerson {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  /** A background that white letters can be read on. */
  readonly color: string;
}

interface PresenceProps {
  readonly people: readonly PresentPerson[];
  readonly myId: string;
}

const SHOWN = 4;

/** The button says how many; the list says who. */
export const Presence = ({ people, myId }: PresenceProps) => {
  const words = useAllWords().response;
  if (people.length === 0) return null;
  const more = people.length - SHOWN;
  return (
    <Popover
      label={words.presentList}
      placement="bottom end"
      trigger={
        <Button variant="quiet" aria-label={words.present(people.length)}>
          <span className={styles['avatars']}>
            {people.slice(0, SHOWN).map((person) => (
              <span key={person.id} className={styles['avatar']} style={{ background: person.color }}>
                {initials(person.name)}
              </span>
            ))}
            {more > 0 ? <span className={styles['more']}>+{more}</span> : null}
            {people.length === 0 ? <IconPeople /> : null}
          </span>
        </Button>
      }
    >
      <p className={styles['presentTitle']}>{words.presentList}</p>
      <ul className={styles['present']}>
        {people.map((person) => (
          <li key={person.id}>
            <span aria-hidden="true" className={styles['avatar']} style={{ background: person.color }}>
              {initials(person.name)}
            </span>
            <span>
              {person.id === myId ? words.you(person.name) : person.name}
              {person.organisation ? <span className={styles['where']}>{person.organisation}</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </Popover>
  );
};

/** First letters of the first and the last name. */
export const initials = (name: string): string => {
  const parts = name.trim().split(/\s+/);
  return [parts[0], parts.length > 1 ? parts[parts.length - 1] : '']
    .map((part) => [...(part ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase('sv');
};
