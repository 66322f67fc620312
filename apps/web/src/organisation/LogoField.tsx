// The organisation's logo: choosing, looking at it before it is kept, taking it away.
import { LOGO_LIMIT, type OrganisationBody } from '@samsvar/protocol';
import { Banner, Button, FilePicker, IconUpload } from '@samsvar/ui';
import { useEffect, useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { fileSize } from '../base/dates';
import { wordsOfFault } from '../base/Fetching';
import { useLanguage } from '../base/language';
import { toasts } from '../base/toasts';
import { useWords } from '../base/words';
import styles from './organisation.module.css';
import { useKeepLogo, useRemoveLogo } from './use-organisation';

const TYPES = ['image/png', 'image/jpeg'];

/** Nothing is sent before the picture has been looked at. */
export const LogoField = ({ organisation }: { readonly organisation: OrganisationBody }) => {
  const words = useAdminWords().organisation.settings;
  const { errors } = useWords().base;
  const language = useLanguage();
  const keep = useKeepLogo();
  const remove = useRemoveLogo();
  const [chosen, setChosen] = useState<File | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const picture = usePicture(chosen);
  const choose = ([file]: readonly File[]): void => {
    if (!file) return;
    keep.reset();
    remove.reset();
    const isFine = TYPES.includes(file.type) && file.size <= LOGO_LIMIT;
    setChosen(isFine ? file : null);
    setProblem(isFine ? null : TYPES.includes(file.type) ? words.logoTooLarge(fileSize(file.size, language)) : words.logoWrongType);
  };
  const save = (): void => {
    if (!chosen || keep.isPending) return;
    keep.mutate(chosen, {
      onSuccess: () => {
        setChosen(null);
        toasts.add({ tone: 'success', text: words.logoSaved });
      },
    });
  };
  const takeAway = (): void => {
    if (!remove.isPending) remove.mutate(undefined, { onSuccess: () => toasts.add({ tone: 'success', text: words.logoRemoved }) });
  };
  const fault = keep.error ?? remove.error;
  return (
    <section className={styles['card']} aria-labelledby="logo-title">
      <h2 id="logo-title">{words.logo}</h2>
      <p className={styles['quiet']}>{words.logoLead}</p>
      {problem ? <Banner tone="danger">{problem}</Banner> : null}
      {fault ? (
        <Banner tone="danger" title={words.logoFailed}>
          {wordsOfFault(fault, errors.unexpected)}
        </Banner>
      ) : null}
      {chosen && picture ? (
        <>
          <span className={styles['logo']}>
            <img src={picture} alt={words.logoNewAlt} />
          </span>
          <p role="status">{words.logoNew(chosen.name, fileSize(chosen.size, language))}</p>
        </>
      ) : organisation.logo ? (
        <span className={styles['logo']}>
          <img src={organisation.logo} alt={words.logoAlt(organisation.name)} />
        </span>
      ) : (
        <p>{words.logoNone}</p>
      )}
      <div className={styles['actions']}>
        {chosen ? (
          <>
            <Button onPress={() => setChosen(null)}>{words.logoCancel}</Button>
            <Button variant="primary" onPress={save} isDisabled={keep.isPending}>
              {words.logoSave}
            </Button>
          </>
        ) : (
          <>
            <FilePicker accept={TYPES} icon={<IconUpload />} onFiles={choose}>
              {organisation.logo ? words.logoReplace : words.logoChoose}
            </FilePicker>
            {organisation.logo ? (
              <Button onPress={takeAway} isDisabled={remove.isPending}>
                {words.logoRemove}
              </Button>
            ) : null}
          </>
        )}
      </div>
    </section>
  );
};

/** An address of the chosen file that lasts as long as it is shown. */
const usePicture = (file: File | null): string | null => {
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => {
    if (!file) return setPicture(null);
    const address = URL.createObjectURL(file);
    setPicture(address);
    return () => URL.revokeObjectURL(address);
  }, [file]);
  return picture;
};
