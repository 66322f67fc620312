// The menu under the person's name: language, appearance, keyboard help, signing out.
import { LANGUAGES, type OrganisationId } from '@samsvar/domain';
import type { Session } from '@samsvar/protocol';
import {
  Button,
  IconBell,
  IconDark,
  IconKeyboard,
  IconLight,
  IconMail,
  IconOrganisation,
  IconPerson,
  IconSignOut,
  IconSystem,
  Menu,
  MenuItem,
  MenuSection,
  MenuSeparator,
} from '@samsvar/ui';
import { useRef, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useLanguage } from '../base/language';
import { switchLanguage } from '../base/switch-language';
import { path } from '../base/path';
import { chooseTheme, THEMES, useTheme } from '../base/theme';
import { useWords } from '../base/words';

/** Who is signed in, and what the menu does. */
export interface PersonMenuProps {
  readonly session: Session;
  readonly onKeyboardHelp: () => void;
  readonly onSignOut: () => void;
}

interface FullPersonMenuProps extends PersonMenuProps {
  /** Another of the person's organisations has been chosen, or the same once more. */
  readonly onActAs: (id: OrganisationId, name: string) => void;
  /** What the button says. */
  readonly children: ReactNode;
}

/** Each language is named in itself, so that it can be found by whoever needs it. */
const LANGUAGE_NAMES = { sv: 'Svenska', en: 'English' } as const;
const THEME_ICONS = { system: <IconSystem />, light: <IconLight />, dark: <IconDark /> } as const;

/** Who I am here, and what is mine to set. */
export const PersonMenu = ({ session, onKeyboardHelp, onSignOut, onActAs, children }: FullPersonMenuProps) => {
  const words = useWords().base;
  const language = useLanguage();
  const theme = useTheme();
  const [, navigate] = useLocation();
  const trigger = useRef<HTMLButtonElement>(null);
  const home = organisationHome(session.abilities);
  return (
    <Menu
      label={words.menu.open(session.person.name)}
      placement="bottom end"
      isOpenFirst
      onOpenChange={(isOpen) => {
        if (!isOpen) giveFocusBack(trigger);
      }}
      trigger={
        <Button ref={trigger} variant="quiet" icon={<IconPerson />}>
          {children}
        </Button>
      }
    >
      <MenuSection title={`${session.organisation.name} · ${words.roles[session.role]}`}>
        <MenuItem label={words.menu.account} icon={<IconPerson />} onAction={() => navigate(path.account())} />
        {home ? <MenuItem label={words.menu.organisation} icon={<IconOrganisation />} onAction={() => navigate(home)} /> : null}
        <MenuItem label={words.menu.keyboard} icon={<IconKeyboard />} keys="?" onAction={onKeyboardHelp} />
        <MenuItem label={words.menu.notifications} icon={<IconBell />} onAction={() => navigate(path.notificationSettings())} />
        {session.abilities.includes('outbox.read') ? (
          <MenuItem label={words.menu.outbox} icon={<IconMail />} onAction={() => navigate(path.outbox())} />
        ) : null}
      </MenuSection>
      {session.organisations.length > 1 ? (
        <>
          <MenuSeparator />
          <MenuSection title={words.menu.actAs}>
            {session.organisations.map(({ id, name, role }) => (
              <MenuItem key={id} label={name} description={words.roles[role]} isChosen={id === session.organisation.id} onAction={() => onActAs(id, name)} />
            ))}
          </MenuSection>
        </>
      ) : null}
      <MenuSeparator />
      <MenuSection title={words.menu.language}>
        {LANGUAGES.map((each) => (
          <MenuItem
            key={each}
            label={LANGUAGE_NAMES[each]}
            isChosen={each === language}
            onAction={() => void switchLanguage(each)}
          />
        ))}
      </MenuSection>
      <MenuSeparator />
      <MenuSection title={words.menu.theme}>
        {THEMES.map((each) => (
          <MenuItem
            key={each}
            label={words.menu.themes[each]}
            icon={THEME_ICONS[each]}
            isChosen={each === theme}
            onAction={() => chooseTheme(each)}
          />
        ))}
      </MenuSection>
      <MenuSeparator />
      <MenuItem label={words.menu.signOut} icon={<IconSignOut />} onAction={onSignOut} />
    </Menu>
  );
};

/** The page of the organisation that is most one's own; null for who has none. */
const organisationHome = (abilities: Session['abilities']): string | null => {
  if (abilities.includes('members.read')) return path.members();
  if (abilities.includes('phrase.write')) return path.phrases();
  return abilities.includes('organisation.read') ? path.decisionBodies() : null;
};

/** The first opening began on a button that this one has replaced, so that focus would be lost on the page. */
const giveFocusBack = (trigger: { readonly current: HTMLButtonElement | null }): void => {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) trigger.current?.focus();
  });
};
