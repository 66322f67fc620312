// The frame of pages that everybody may open, signed in or not.
import { TextLink } from '@samsvar/ui';
import type { ReactNode } from 'react';
import base from '../base/base.module.css';
import { Mark } from '../base/Mark';
import { Page } from '../base/Page';
import { path } from '../base/path';
import { useWords } from '../base/words';
import { LanguageSwitch } from './LanguageSwitch';
import { useSignInWords } from './sign-in-words';
import styles from './public.module.css';

interface PublicPageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** The way home, the other language, and the public statements stand around the page. */
export const PublicPage = ({ title, lead, children }: PublicPageProps) => {
  const { product } = useWords().base;
  const words = useSignInWords();
  return (
    <>
      <header className={base['header']}>
        <TextLink href={path.consultations()} variant="plain">
          <span className={base['product']}>
            <Mark />
            {product}
          </span>
        </TextLink>
        <div className={base['who']}>
          <LanguageSwitch />
        </div>
      </header>
      <main className={base['main']}>
        <Page title={title} width="narrow" {...(lead ? { lead } : {})}>
          {children}
        </Page>
      </main>
      <footer className={styles['foot']}>
        <nav aria-label={words.statements} className={styles['links']}>
          <TextLink href={path.accessibility()}>{words.accessibility}</TextLink>
          <TextLink href={path.privacy()}>{words.privacy}</TextLink>
        </nav>
      </footer>
    </>
  );
};
