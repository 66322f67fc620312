// Choosing which two texts to compare: any two versions, the text now, and those of another response.
import type { ResponseId } from '@samsvar/domain';
import type { ResponseVersionBody } from '@samsvar/protocol';
import { Banner, Button, Dialog, IconButton, IconSort, Select, Spinner } from '@samsvar/ui';
import { useState } from 'react';
import { useAllWords } from '../base/all-words';
import { wordsOfFault } from '../base/Fetching';
import { useLanguage } from '../base/language';
import { NOW, textOfResponse, useComparable, type TextName } from './use-versions';
import { versionTitle } from './version-days';
import styles from './version.module.css';

/** The two texts of a comparison. */
export interface Pair {
  readonly from: TextName;
  readonly to: TextName;
}

interface ComparePickerProps {
  readonly id: ResponseId;
  readonly versions: readonly ResponseVersionBody[];
  readonly pair: Pair;
  readonly onPair: (pair: Pair) => void;
}

/** Two lists, a button that swaps them, and the way to other responses. */
export const ComparePicker = ({ id, versions, pair, onPair }: ComparePickerProps) => {
  const words = useAllWords().version;
  const language = useLanguage();
  const [isChoosing, setChoosing] = useState(false);
  const comparable = useComparable(id, isChoosing || isElsewhere(pair.from, versions) || isElsewhere(pair.to, versions));
  const own = [{ id: NOW, label: words.now }, ...versions.map((version) => ({ id: version.id as string, label: versionTitle(version, words, language) }))];
  const others = (comparable.data?.responses ?? []).flatMap((response) => [
    { id: textOfResponse(response.id), label: words.compare.otherFrom(response.title, words.now) },
    ...response.versions.map((version) => ({ id: version.id as string, label: words.compare.otherFrom(response.title, versionTitle(version, words, language)) })),
  ]);
  /** Of other responses only what has been chosen stands in the lists, which are long enough. */
  const choices = [...own, ...others.filter((one) => one.id === pair.from || one.id === pair.to)];
  const known = (name: TextName) => (choices.some((one) => one.id === name) ? choices : [...choices, { id: name, label: words.compare.otherText }]);
  return (
    <div className={styles['pair']}>
      <Select label={words.compare.from} value={pair.from} onChange={(from) => onPair({ ...pair, from })} choices={known(pair.from)} />
      <IconButton label={words.compare.swap} icon={<IconSort />} onPress={() => onPair({ from: pair.to, to: pair.from })} />
      <Select label={words.compare.to} value={pair.to} onChange={(to) => onPair({ ...pair, to })} choices={known(pair.to)} />
      <Button onPress={() => setChoosing(true)}>{words.compare.other}</Button>
      {isChoosing ? (
        <OtherDialog
          comparable={comparable}
          onClose={() => setChoosing(false)}
          onChoose={(from) => {
            setChoosing(false);
            onPair({ from, to: pair.to });
          }}
        />
      ) : null}
    </div>
  );
};

const isElsewhere = (name: TextName, versions: readonly ResponseVersionBody[]): boolean => name !== NOW && !versions.some(({ id }) => id === name);

interface OtherDialogProps {
  readonly comparable: ReturnType<typeof useComparable>;
  readonly onClose: () => void;
  readonly onChoose: (name: TextName) => void;
}

/** First the response, then which of its texts. */
const OtherDialog = ({ comparable, onClose, onChoose }: OtherDialogProps) => {
  const { base, version: words } = useAllWords();
  const language = useLanguage();
  const responses = comparable.data?.responses ?? [];
  const [asked, setAsked] = useState({ response: '', text: '' });
  const response = responses.find(({ id }) => id === asked.response) ?? responses[0];
  const texts = response
    ? [
        { id: textOfResponse(response.id), label: words.compare.otherText },
        ...response.versions.map((version) => ({ id: version.id as string, label: versionTitle(version, words, language) })),
      ]
    : [];
  const text = texts.find(({ id }) => id === asked.text) ?? texts[0];
  return (
    <Dialog
      title={words.compare.otherTitle}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      closeLabel={base.close}
      footer={
        <>
          <Button onPress={onClose}>{base.cancel}</Button>
          <Button variant="primary" isDisabled={!text} onPress={() => text && onChoose(text.id)}>{words.compare.otherChoose}</Button>
        </>
      }
    >
      <div className={styles['form']}>
        {comparable.error ? <Banner tone="danger">{wordsOfFault(comparable.error, base.errors.unexpected)}</Banner> : null}
        {comparable.isPending ? <Spinner>{base.loading}</Spinner> : null}
        {comparable.data && !response ? <p>{words.compare.otherNone}</p> : null}
        {response && text ? (
          <>
            <p>{words.compare.otherHelp}</p>
            <Select
              label={words.compare.otherResponse}
              value={response.id as string}
              onChange={(chosen) => setAsked({ response: chosen, text: '' })}
              choices={responses.map(({ id, title, consultationTitle }) => ({ id: id as string, label: title === consultationTitle ? title : `${title} (${consultationTitle})` }))}
            />
            <Select label={words.compare.otherVersion} value={text.id} onChange={(chosen) => setAsked({ response: response.id, text: chosen })} choices={texts} />
          </>
        ) : null}
      </div>
    </Dialog>
  );
};
