// The button with the person's name; its menu is fetched when it is first wanted.
import { Button, IconPerson } from '@samsvar/ui';
import { lazy, Suspense, useState } from 'react';
import type { PersonMenuProps } from './PersonMenu';

const fetchMenu = () => import('./PersonMenu');
const PersonMenu = lazy(() => fetchMenu().then((m) => ({ default: m.PersonMenu })));

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
      onHoverStart={() => void fetchMenu().catch(() => undefined)}
      onFocus={() => void fetchMenu().catch(() => undefined)}
    >
      {props.session.person.name}
    </Button>
  );
  return isWanted ? (
    <Suspense fallback={button}>
      <PersonMenu {...props} />
    </Suspense>
  ) : (
    button
  );
};
