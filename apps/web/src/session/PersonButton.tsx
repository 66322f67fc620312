// The button with the person's name; its menu is fetched when it is first wanted.
import type { OrganisationId } from '@samsvar/domain';
import { Button, IconPerson } from '@samsvar/ui';
import { useEffect, useRef, useState } from 'react';
import { LazyPart } from '../base/LazyPart';
import { Part } from '../base/part';
import styles from './person.module.css';
import type { PersonMenuProps } from './PersonMenu';

const personMenu = new Part(() => import('./PersonMenu').then((m) => m.PersonMenu));
const acting = new Part(() => import('./Acting').then((m) => m.Acting));

/** Fetches the menu for later, on pages where one works for long. */
export const preparePersonMenu = personMenu.prepare;

/**
 * Pointing at the button or reaching it by keyboard begins to fetch the menu, so that it opens at once. Where the person
 * has several organisations, the one they act as stands with their name.
 */
export const PersonButton = (props: PersonMenuProps) => <OwnButton key={props.session.person.id} {...props} />;

const OwnButton = (props: PersonMenuProps) => {
  const { person, organisation, organisations } = props.session;
  const [isWanted, setWanted] = useState(false);
  const [chosen, setChosen] = useState<{ readonly id: OrganisationId; readonly name: string } | null>(null);
  const first = useRef(organisation.id);
  const [isOther, setOther] = useState(false);
  useEffect(() => setOther((was) => was || first.current !== organisation.id), [organisation.id]);
  const words =
    organisations.length > 1 ? (
      <span className={styles['both']}>
        {person.name}
        <span className={styles['acting']}>{organisation.name}</span>
      </span>
    ) : (
      person.name
    );
  const button = (
    <Button
      variant="quiet"
      icon={<IconPerson />}
      aria-haspopup="menu"
      aria-expanded={false}
      onPress={() => setWanted(true)}
      onHoverStart={personMenu.prepare}
      onFocus={personMenu.prepare}
    >
      {words}
    </Button>
  );
  return (
    <>
      {isWanted ? (
        <LazyPart part={personMenu} waiting={button} onMissing={() => setWanted(false)}>
          {(PersonMenu) => (
            <PersonMenu {...props} onActAs={(id, name) => setChosen({ id, name })}>
              {words}
            </PersonMenu>
          )}
        </LazyPart>
      ) : (
        button
      )}
      {chosen || isOther ? (
        <LazyPart part={acting} onMissing={() => setChosen(null)}>
          {(Acting) => <Acting now={organisation} first={first.current} chosen={chosen} onClose={() => setChosen(null)} />}
        </LazyPart>
      ) : null}
    </>
  );
};
