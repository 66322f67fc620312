// The button beside uploading that makes a document of a web page.
import type { ConsultationId, DocumentRole } from '@samsvar/domain';
import { Button, IconLink } from '@samsvar/ui';
import { lazy, Suspense, useState } from 'react';
import { useSourceWords } from '../base/source-words';
import styles from './consultation.module.css';

const WebPageDialog = lazy(() => import('./WebPageDialog').then((m) => ({ default: m.WebPageDialog })));

interface AddWebPageProps {
  readonly consultation: ConsultationId;
  /** What the page most likely is. */
  readonly role: DocumentRole;
  readonly whyNot: string | null;
}

/** Asks for the address in a dialog. */
export const AddWebPage = ({ consultation, role, whyNot }: AddWebPageProps) => {
  const words = useSourceWords().web;
  const [isAsking, setAsking] = useState(false);
  return (
    <div className={styles['beside']}>
      <Button icon={<IconLink />} whyNot={whyNot} aria-haspopup="dialog" onPress={() => setAsking(true)}>
        {words.add}
      </Button>
      {isAsking ? (
        <Suspense>
          <WebPageDialog consultation={consultation} role={role} onClose={() => setAsking(false)} />
        </Suspense>
      ) : null}
    </div>
  );
};
