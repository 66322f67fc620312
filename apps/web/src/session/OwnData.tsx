// What is kept about oneself: taking it out, and having it erased.
import { Banner, Button } from '@samsvar/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { adminPath } from '../base/admin-path';
import { useAdminWords } from '../base/admin-words';
import { readError } from '../base/api-error';
import { wordsOfFault } from '../base/Fetching';
import { languageNow } from '../base/language';
import { saveFile } from '../base/save-file';
import { useWords } from '../base/words';
import { AccountSection } from './AccountSection';
import { EraseDialog } from './EraseDialog';
import styles from './token.module.css';

const fetchOwn = async (): Promise<void> => {
  const answer = await fetch(adminPath.ownExport(), { credentials: 'same-origin', headers: { 'accept-language': languageNow() } });
  if (!answer.ok) throw readError(answer.status, await answer.text()) ?? new Error('no file came');
  const [, encoded, plain] = /filename(?:\*=UTF-8''([^;]+)|="([^"]+)")/.exec(answer.headers.get('content-disposition') ?? '') ?? [];
  saveFile(encoded ? decodeURIComponent(encoded) : (plain ?? 'samsvar.zip'), await answer.blob());
};

/** Export and erasure, on the page of one's account. */
export const OwnData = () => {
  const words = useAdminWords().retention.own;
  const { errors } = useWords().base;
  const take = useMutation({ mutationFn: fetchOwn });
  const [isErasing, setErasing] = useState(false);
  return (
    <AccountSection title={words.title}>
      <p className={styles['quiet']}>{words.lead}</p>
      {take.error ? <Banner tone="danger">{wordsOfFault(take.error, errors.unexpected)}</Banner> : null}
      <div className={styles['buttons']}>
        <Button onPress={() => (take.isPending ? undefined : take.mutate())}>{take.isPending ? words.taking : words.take}</Button>
        <Button onPress={() => setErasing(true)}>{words.erase}</Button>
      </div>
      {isErasing ? <EraseDialog onClose={() => setErasing(false)} /> : null}
    </AccountSection>
  );
};
