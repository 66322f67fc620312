// Light or dark: as the device says, or as the person has chosen.
import { useSyncExternalStore } from 'react';
import { Stored } from './stored';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const chosen = new Stored<Theme>('samsvar.theme', THEMES, 'system');

/** Puts the choice where the style sheets look for it. Call once before the first drawing. */
export const applyTheme = (theme: Theme = chosen.value()): void => {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
};

/** Changes and remembers the theme. */
export const chooseTheme = (theme: Theme): void => {
  chosen.set(theme);
  applyTheme(theme);
};

/** The chosen theme. */
export const useTheme = (): Theme => useSyncExternalStore(chosen.subscribe, chosen.value);
