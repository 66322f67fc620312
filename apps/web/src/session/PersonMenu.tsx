// The menu under the person's name: language, appearance, keyboard help, signing out.
import { LANGUAGES } from '@samsvar/domain';
import type { Session } from '@samsvar/protocol';
import {
  Button,
  IconBell,
  IconDark,
  IconKeyboard,
  IconLight,
  IconMail,
  IconPerson,
  IconSignOut,
  IconSystem,
  Menu,
  MenuItem,
  MenuSection,
  MenuSeparator,
} from '@samsvar/ui';
import { useRef } from 'react';
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

/** Each language is named in itself, so that it can be found by whoever needs it. */
const LANGUAGE_NAMES = { sv: 'Svenska', en: 'English' } as const;
const THEME_ICONS = { system: <IconSystem />, light: <IconLight />, dark: <IconDark /> } as const;

/** Who I am here, and what is mine to set. */
export const PersonMenu = ({ session, onKeyboardHelp, onSignOut }: PersonMenuProps) => {
  const words = useWords().base;
  const language = useLanguage();
  const theme = useTheme();
  const [, navigate] = useLocation();
  const trigger = useRef<HTMLButtonElement>(null);
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
          {session.person.name}
        </Button>
      }
    >
      <MenuSection title={`${session.organisation.name} · ${words.roles[session.role]}`}>
        <MenuItem label={words.menu.keyboard} icon={<IconKeyboard />} keys="?" onAction={onKeyboardHelp} />
        <MenuItem label={words.menu.notifications} icon={<IconBell />} onAction={() => navigate(path.notificationSettings())} />
        {session.abilities.includes('outbox.read') ? (
          <MenuItem label={words.menu.outbox} icon={<IconMail />} onAction={() => navigate(path.outbox())} />
        ) : null}
      </MenuSection>
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

/** The first opening began on a button that this one has replaced, so that focus would be lost on the page. */
const giveFocusBack = (trigger: { readonly current: HTMLButtonElement | null }): void => {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) trigger.current?.focus();
  });
};
