// Who wrote what: shares of the text, the text with its authors marked, and the same as a table.
import type { ResponseId } from '@samsvar/domain';
import type { ResponseVersionBody } from '@samsvar/protocol';
import { Banner, IconArrowLeft, IconArrowRight, IconButton, SegmentedControl, Select } from '@samsvar/ui';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useAllWords } from '../base/all-words';
import { Fetching } from '../base/Fetching';
import { useLanguage } from '../base/language';
import { sharesByOrganisation, sharesByPerson, writtenBlocks } from './authorship';
import { AuthorShares, type Highlighted } from './AuthorShares';
import { AuthorTable } from './AuthorTable';
import { AuthorText } from './AuthorText';
import styles from './authors.module.css';
import { NOW, textQuery, type TextName } from './use-versions';
import { versionTitle } from './version-days';
import type { WrittenText } from './version-text';

interface AuthorsProps {
  readonly id: ResponseId;
  readonly versions: readonly ResponseVersionBody[];
  /** The text that is looked at. */
  readonly name: TextName;
  readonly onName: (name: TextName) => void;
}

/** Over time: any version can be chosen, and stepped through from the oldest to the text now. */
export const Authors = ({ id, versions, name, onName }: AuthorsProps) => {
  const words = useAllWords().version;
  const language = useLanguage();
  const text = useQuery(textQuery(id, name));
  // Newest first, as everywhere.
  const names: readonly TextName[] = [NOW, ...versions.map((version) => version.id)];
  const at = names.indexOf(name);
  const go = (to: TextName | undefined) => to !== undefined && onName(to);
  return (
    <>
      <div className={styles['time']}>
        <IconButton label={words.authors.older} icon={<IconArrowLeft />} onPress={() => go(names[at + 1])} isDisabled={at < 0 || at >= names.length - 1} />
        <Select
          label={words.authors.at}
          value={name}
          onChange={onName}
          choices={[{ id: NOW, label: words.now }, ...versions.map((version) => ({ id: version.id as string, label: versionTitle(version, words, language) }))]}
        />
        <IconButton label={words.authors.newer} icon={<IconArrowRight />} onPress={() => go(names[at - 1])} isDisabled={at <= 0} />
      </div>
      <Fetching query={text}>{(found) => <Found key={name} text={found} />}</Fetching>
    </>
  );
};

const Found = ({ text }: { readonly text: WrittenText }) => {
  const words = useAllWords().version.authors;
  const [rendering, setRendering] = useState<'text' | 'table'>('text');
  const [highlighted, setHighlighted] = useState<Highlighted>(null);
  const blocks = useMemo(() => writtenBlocks(text), [text]);
  const byPerson = useMemo(() => sharesByPerson(blocks), [blocks]);
  const byOrganisation = useMemo(() => sharesByOrganisation(text.people, byPerson), [text, byPerson]);
  if (text.runs === null) return <Banner tone="info">{words.notKept}</Banner>;
  if (byPerson.length === 0) return <p>{words.noWords}</p>;
  /** The number that marks a person in the text, by their index among the people. */
  const numbers = new Map(byPerson.filter(({ no }) => no >= 0).map(({ no }, i) => [no, i + 1]));
  const shown = blocks.filter(({ runs }) => runs.length > 0);
  return (
    <div className={styles['authors']}>
      <AuthorShares {...{ byPerson, byOrganisation, numbers, highlighted }} onHighlight={setHighlighted} />
      <div className={styles['written']}>
        <SegmentedControl
          label={words.rendering}
          value={rendering}
          onChange={setRendering}
          choices={[
            { id: 'text', label: words.renderings.text },
            { id: 'table', label: words.renderings.table },
          ]}
        />
        {rendering === 'text' ? <AuthorText {...{ numbers, highlighted }} blocks={shown} /> : <AuthorTable blocks={shown} highlighted={highlighted} />}
      </div>
    </div>
  );
};
