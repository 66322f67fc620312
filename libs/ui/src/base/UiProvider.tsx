// What the parts need from the app around them: language and the way links are followed.
import type { ReactNode } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';

interface UiProviderProps {
  /** BCP 47 tag of the language the parts speak to screen readers: "sv-SE". */
  readonly locale: string;
  /** Follows a link inside the app without loading the page anew. */
  readonly navigate: (path: string) => void;
  readonly children: ReactNode;
}

/** Wraps the app once, above every other part. */
export const UiProvider = ({ locale, navigate, children }: UiProviderProps) => (
  <I18nProvider locale={locale}>
    <RouterProvider navigate={navigate}>{children}</RouterProvider>
  </I18nProvider>
);
