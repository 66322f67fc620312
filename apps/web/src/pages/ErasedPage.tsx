// What somebody who has been erased is told: what was removed, and what stays and why. Nobody is signed in here.
import type { ErasureBody } from '@samsvar/protocol';
import { Button, LinkButton } from '@samsvar/ui';
import { useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { path } from '../base/path';
import { saveFile } from '../base/save-file';
import { readReceipt } from '../session/erasure-receipt';
import { ErasureLists } from '../session/ErasureLists';
import { PublicPage } from '../session/PublicPage';
import publicStyles from '../session/public.module.css';
import styles from '../session/token.module.css';

/** The only place where it is told: there is no address left to write to. */
export const ErasedPage = () => {
  const words = useAdminWords().retention.own.gone;
  const [erasure] = useState(readReceipt);
  return (
    <PublicPage title={words.title} lead={words.lead}>
      <div className={publicStyles['text']}>
        {erasure ? <ErasureLists erasure={erasure} went={words.went} stayed={words.stayed} level={2} /> : <p>{words.unknown}</p>}
      </div>
      <div className={styles['buttons']}>
        {erasure ? <Button onPress={() => saveFile(`${words.file}.txt`, asFile(erasure, words))}>{words.save}</Button> : null}
        <LinkButton href={path.signIn()}>{words.toSignIn}</LinkButton>
      </div>
    </PublicPage>
  );
};

const asFile = ({ goes, stays }: ErasureBody, { title, went, stayed }: { readonly title: string; readonly went: string; readonly stayed: string }): Blob =>
  new Blob(
    [
      [title, '', went, ...goes.map(({ what, count }) => `- ${what} (${count})`), '', stayed, ...stays.map(({ what, why, count }) => `- ${what} (${count}). ${why}`), ''].join('\n'),
    ],
    { type: 'text/plain;charset=utf-8' },
  );
