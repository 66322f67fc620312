// The dialog that has a person erased: what goes, what stays and why, and a word to mean it.
import { erasureShape, type ErasureBody } from '@samsvar/protocol';
import { Banner, Button, Dialog, TextField } from '@samsvar/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { adminPath } from '../base/admin-path';
import { useAdminWords } from '../base/admin-words';
import { api } from '../base/api';
import { Fetching, wordsOfFault } from '../base/Fetching';
import { path } from '../base/path';
import { useWords } from '../base/words';
import { keepReceipt } from './erasure-receipt';
import { ErasureLists } from './ErasureLists';
import { forgetHere } from './forget-here';
import styles from './token.module.css';
import { useSession } from './use-session';

/** Afterwards nobody is signed in: the page is left for good, for one that says what was done. */
export const EraseDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useAdminWords().retention.own;
  const { base } = useWords();
  const { person } = useSession();
  const forgotten = async (done: ErasureBody) => {
    await forgetHere(person.id);
    keepReceipt(done);
    location.assign(path.erased());
  };
  const erasure = useQuery({ queryKey: ['erasure'], queryFn: ({ signal }) => api.get(adminPath.erasure(), erasureShape, { signal }), staleTime: 0 });
  const erase = useMutation({ mutationFn: () => api.post(adminPath.erasure(), undefined, erasureShape), onSuccess: forgotten });
  const [word, setWord] = useState('');
  const [isAsked, setAsked] = useState(false);
  const isMeant = word.trim().toLowerCase() === words.wordIs;
  const canBe = erasure.data?.hindrance === null;
  const onPress = () => {
    setAsked(true);
    if (isMeant && canBe && !erase.isPending) erase.mutate();
  };
  return (
    <Dialog
      title={words.eraseTitle}
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      closeLabel={base.close}
      footer={
        <>
          <Button onPress={onClose}>{base.cancel}</Button>
          {canBe ? (
            <Button variant="danger" onPress={onPress}>
              {words.eraseNow}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles['form']}>
        {erase.error ? <Banner tone="danger">{wordsOfFault(erase.error, base.errors.unexpected)}</Banner> : null}
        <Fetching query={erasure}>{(body) => <What erasure={body} />}</Fetching>
        {canBe ? (
          <>
            <Banner tone="warning">{words.for}</Banner>
            <TextField label={words.word} value={word} onChange={setWord} autoComplete="off" error={isAsked && !isMeant ? words.wordWrong : null} />
          </>
        ) : null}
      </div>
    </Dialog>
  );
};

const What = ({ erasure }: { readonly erasure: ErasureBody }) => {
  const words = useAdminWords().retention.own;
  return (
    <>
      {erasure.hindrance ? <Banner tone="warning">{erasure.hindrance}</Banner> : null}
      <ErasureLists erasure={erasure} went={words.goes} stayed={words.stays} level={3} />
    </>
  );
};
