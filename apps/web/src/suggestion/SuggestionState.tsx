// What has become of a suggestion, in words with a shape.
import type { SuggestionBody } from '@samsvar/protocol';
import { ChangeView } from '@samsvar/editor';
import { IconClock, IconDone, IconFailed, IconTakeBack, IconWarning, Tag } from '@samsvar/ui';
import { useAllWords, type AllWords } from '../base/all-words';
import { useLanguage } from '../base/language';
import { WhoLine } from '../comment/CommentView';
import { citationsLost, nodesOf, wordsOf } from './nodes';
import styles from './suggestion.module.css';

type Words = AllWords['suggestion'];

/** "Väntar", "Godtaget delvis", "Avslaget" and so on. */
export const stateWords = ({ state, decided }: Pick<SuggestionBody, 'state' | 'decided'>, words: Words): string => {
  if (state === 'open') return words.waiting;
  if (state === 'rejected') return words.rejected;
  if (state === 'withdrawn') return words.withdrawn;
  return decided?.part === 'part' ? words.acceptedPart : decided?.part === 'edited' ? words.acceptedEdited : words.acceptedWhole;
};

const TONES = { open: 'neutral', accepted: 'success', rejected: 'danger', withdrawn: 'neutral' } as const;
const ICONS = { open: IconClock, accepted: IconDone, rejected: IconFailed, withdrawn: IconTakeBack } as const;

/** The state as a tag. */
export const StateTag = ({ suggestion }: { readonly suggestion: SuggestionBody }) => {
  const words = useAllWords().suggestion;
  const Icon = ICONS[suggestion.state];
  return (
    <Tag tone={TONES[suggestion.state]} icon={<Icon />}>
      {stateWords(suggestion, words)}
    </Tag>
  );
};

/** Says when references to sources go with it; else nothing. */
export const CitationsLost = ({ suggestion }: { readonly suggestion: Pick<SuggestionBody, 'base' | 'proposed' | 'scope'> }) => {
  const words = useAllWords().suggestion;
  const lost = suggestion.scope === 'insert' ? 0 : citationsLost(nodesOf(suggestion.base), nodesOf(suggestion.proposed));
  if (lost === 0) return null;
  return (
    <Tag tone="warning" icon={<IconWarning />}>
      {words.losesCitations(lost)}
    </Tag>
  );
};

/** Old and new, the reason, and who decided what and why. */
export const SuggestionFacts = ({ suggestion }: { readonly suggestion: SuggestionBody }) => {
  const words = useAllWords().suggestion;
  const language = useLanguage();
  const { decided } = suggestion;
  const base = nodesOf(suggestion.base);
  return (
    <div className={styles['facts']}>
      <div className={styles['change']}>
        <ChangeView base={base} proposed={nodesOf(suggestion.proposed)} language={language} />
      </div>
      <CitationsLost suggestion={suggestion} />
      {suggestion.reason ? (
        <p className={styles['reason']}>
          <strong>{words.because}</strong> {suggestion.reason}
        </p>
      ) : null}
      {decided ? (
        <div className={styles['decided']}>
          <strong>{stateWords(suggestion, words)}</strong>
          <WhoLine by={decided.by} at={decided.at} />
          {decided.reason ? (
            <p className={styles['reason']}>
              <strong>{words.because}</strong> {decided.reason}
            </p>
          ) : null}
          {decided.applied && decided.part !== 'whole' ? (
            <>
              <p className={styles['quiet']}>{words.putIn}</p>
              <div className={styles['change']}>
                <ChangeView base={base} proposed={nodesOf(decided.applied)} language={language} />
              </div>
            </>
          ) : null}
        </div>
      ) : null}
    </div>
  );
};

/** The new words in one line, for what is not opened. */
export const briefOf = (suggestion: SuggestionBody, words: Words): string => {
  const before = suggestion.scope === 'insert' ? '' : wordsOf(nodesOf(suggestion.base));
  const after = wordsOf(nodesOf(suggestion.proposed));
  return before === '' ? after : after === '' ? words.oneChange(before, '') : after;
};
