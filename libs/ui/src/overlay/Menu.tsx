// A menu of commands that opens from a button.
import type { ReactNode } from 'react';
import {
  Header,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  MenuTrigger as AriaMenuTrigger,
  Popover as AriaPopover,
  Separator,
  Text,
} from 'react-aria-components';
import { IconCheck } from '../icon';
import styles from './overlay.module.css';

interface MenuProps {
  /** The button that opens the menu: a `Button` or an `IconButton`. */
  readonly trigger: ReactNode;
  readonly label: string;
  readonly children: ReactNode;
  readonly placement?: 'bottom start' | 'bottom end';
  readonly onOpenChange?: (isOpen: boolean) => void;
  /** Opens as soon as it is drawn, for menus that are fetched when they are asked for. */
  readonly isOpenFirst?: boolean;
}

interface MenuItemProps {
  readonly label: string;
  readonly description?: string | undefined;
  readonly icon?: ReactNode;
  /** Keys that do the same, shown at the end. */
  readonly keys?: string;
  readonly onAction?: () => void;
  readonly href?: string;
  readonly isDisabled?: boolean;
  /** Marks the line that holds now, among several that exclude each other. */
  readonly isChosen?: boolean;
}

interface MenuSectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** Opens on press or arrow down; arrow keys and first letters move, Escape closes. */
export const Menu = ({ trigger, label, children, placement = 'bottom start', ...rest }: MenuProps) => (
  <AriaMenuTrigger
    {...(rest.onOpenChange ? { onOpenChange: rest.onOpenChange } : {})}
    defaultOpen={rest.isOpenFirst ?? false}
  >
    {trigger}
    <AriaPopover className={styles['popover'] ?? ''} placement={placement} offset={4}>
      <AriaMenu aria-label={label} className={styles['menu'] ?? ''}>
        {children}
      </AriaMenu>
    </AriaPopover>
  </AriaMenuTrigger>
);

/** One command. Disabled ones should say why in `description`. */
export const MenuItem = ({ label, description, icon, keys, isChosen, ...rest }: MenuItemProps) => (
  <AriaMenuItem {...rest} textValue={label} className={styles['menuItem'] ?? ''}>
    <span aria-hidden="true" className={styles['menuIcon']}>
      {isChosen ? <IconCheck /> : icon}
    </span>
    <span className={styles['menuWords']}>
      <Text slot="label">{label}</Text>
      {description ? (
        <Text slot="description" className={styles['menuHelp'] ?? ''}>
          {description}
        </Text>
      ) : null}
    </span>
    {keys ? <kbd className={styles['keys']}>{keys}</kbd> : null}
  </AriaMenuItem>
);

/** A group of commands under a title. */
export const MenuSection = ({ title, children }: MenuSectionProps) => (
  <AriaMenuSection>
    <Header className={styles['menuTitle'] ?? ''}>{title}</Header>
    {children}
  </AriaMenuSection>
);

/** A thin line between groups. */
export const MenuSeparator = () => <Separator className={styles['menuLine'] ?? ''} />;
