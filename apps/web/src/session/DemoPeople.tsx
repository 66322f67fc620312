// The people of a demo workspace, by organisation: one press signs in.
import type { Demo } from '@samsvar/protocol';
import { IconChevronRight } from '@samsvar/ui';
import { useWords } from '../base/words';
import styles from './session.module.css';
import { useSignInWords } from './sign-in-words';

type DemoPerson = Demo['people'][number];

interface DemoPeopleProps {
  readonly people: readonly DemoPerson[];
  readonly isBusy: boolean;
  readonly onChoose: (person: DemoPerson) => void;
}

/** Grouped by organisation, in the order the server gives them. */
export const DemoPeople = ({ people, isBusy, onChoose }: DemoPeopleProps) => {
  const { base } = useWords();
  const words = useSignInWords();
  const organisations = [...new Set(people.map((person) => person.organisation))];
  return (
    <section aria-labelledby="demo-title" className={styles['demo']}>
      <h2 id="demo-title" className={styles['demoTitle']}>
        {words.demoTitle}
      </h2>
      <p className={styles['demoLead']}>{words.demoLead}</p>
      {organisations.map((organisation) => (
        <div key={organisation}>
          <h3 className={styles['demoOrganisation']}>{organisation}</h3>
          <ul className={styles['people']}>
            {people
              .filter((person) => person.organisation === organisation)
              .map((person) => (
                <li key={person.email}>
                  <button
                    type="button"
                    className={styles['person']}
                    aria-disabled={isBusy || undefined}
                    onClick={() => {
                      if (!isBusy) onChoose(person);
                    }}
                  >
                    <span className={styles['personWords']}>
                      <span className={styles['personName']}>{person.name}</span>
                      <span className={styles['personTitle']}>
                        {person.title} · {base.roles[person.role]}
                      </span>
                    </span>
                    <IconChevronRight aria-hidden="true" />
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
};
