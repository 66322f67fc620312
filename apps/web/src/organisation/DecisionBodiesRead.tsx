// Decision bodies and meetings, for those who may not change them.
import type { DecisionBodiesBody } from '@samsvar/protocol';
import { EmptyState, IconCalendar } from '@samsvar/ui';
import { useAdminWords } from '../base/admin-words';
import { longDate } from '../base/dates';
import { useLanguage } from '../base/language';
import styles from './organisation.module.css';

/** The same facts as the form, in words. */
export const DecisionBodiesRead = ({ bodies }: DecisionBodiesBody) => {
  const words = useAdminWords().organisation.bodies;
  const language = useLanguage();
  if (bodies.length === 0) {
    return (
      <EmptyState icon={<IconCalendar />} title={words.empty}>
        <p>{words.readOnly}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <p className={styles['quiet']}>{words.readOnly}</p>
      {bodies.map(({ id, name, meetings }) => (
        <section key={id} className={styles['card']}>
          <h2>{name}</h2>
          {meetings.length === 0 ? <p className={styles['quiet']}>{words.noMeetings}</p> : null}
          <ul role="list" className={styles['plain']} aria-label={words.meetingsOf(name)}>
            {meetings.map(({ heldOn, papersDueOn }) => (
              <li key={heldOn}>
                {longDate(heldOn, language)}
                {papersDueOn ? (
                  <span className={styles['quiet']}>
                    {' '}
                    · {words.papersDueOn} {longDate(papersDueOn, language)}
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
};
