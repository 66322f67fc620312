// A consultation response: its facts are fetched here; the desk to write at is loaded beside them.
import type { ResponseId } from '@samsvar/domain';
import { Spinner } from '@samsvar/ui';
import { Suspense, useState } from 'react';
import { useParams } from 'wouter';
import { Fetching } from '../base/Fetching';
import { LazyPart } from '../base/LazyPart';
import { NotFound } from '../base/NotFound';
import { Part } from '../base/part';
import { useAllWords } from '../base/all-words';
import { useResponse } from '../response/use-response';
import styles from './ResponsePage.module.css';

// The editor is most of what this page weighs: it is fetched while the facts are, and never on another page.
const desk = new Part(() => import('./ResponseDesk').then((m) => m.ResponseDesk));
desk.prepare();

/** `/svar/:id`, with `?k=<passage>` for a passage opened beside the text. */
export const ResponsePage = () => {
  const { id } = useParams<{ id: ResponseId }>(); // the route has the parameter
  // Another response is another page: nothing of the last one may linger.
  return <OneResponse key={id} id={id} />;
};

const OneResponse = ({ id }: { readonly id: ResponseId }) => {
  const words = useAllWords().response;
  const response = useResponse(id);
  const [isGone, setGone] = useState(false);
  if (isGone) return <NotFound />;
  const waiting = (
    <div className={styles['waiting']}>
      <Spinner>{words.loading}</Spinner>
    </div>
  );
  return (
    <Fetching query={response}>
      {(found) => (
        <Suspense fallback={waiting}>
          <LazyPart part={desk} waiting={waiting}>
            {(ResponseDesk) => <ResponseDesk response={found} onGone={() => setGone(true)} />}
          </LazyPart>
        </Suspense>
      )}
    </Fetching>
  );
};
