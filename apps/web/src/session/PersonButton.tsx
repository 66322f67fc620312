// The button with the person's name; its menu is fetched when it is first wanted.
import { Button, IconPerson } from '@samsvar/ui';
import { useState } from 'react';
import { LazyPart } from '../base/LazyPart';
import { Part } from '../base/part';
import type { PersonMenuProps } from './PersonMenu';

const personMenu = new Part(() => import('./PersonMenu').then((m) => m.PersonMenu));

/** Fetches the menu for later, on pages where one works for long. */
export const preparePersonMenu = personMenu.prepare;

/** Pointing at the button or reaching it by keyboard begins to fetch the menu, so that it opens at once. */
export const PersonButton = (props: PersonMenuProps) => {
  const [isWanted, setWanted] = useState(false);
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
      {props.session.person.name}
    </Button>
  );
  return isWanted ? (
    <LazyPart part={personMenu} waiting={button} onMissing={() => setWanted(false)}>
      {(PersonMenu) => <PersonMenu {...props} />}
    </LazyPart>
  ) : (
    button
  );
};
