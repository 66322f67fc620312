// Choosing one of the stances that a scope allows, and what the chosen one asks for.
import { STANCES, STANCE_NEED_WORDS, STANCE_RULES, STANCE_WORDS, isStanceAllowed, isStanceMet, type Stance, type StanceScope, type StanceSupport } from '@samsvar/domain';
import { IconCircle, IconDone, Select, classNames } from '@samsvar/ui';
import { useLanguage } from '../base/language';
import { useAllWords } from '../base/all-words';
import styles from './stance.module.css';

interface StanceSelectProps {
  readonly label: string;
  readonly scope: StanceScope;
  readonly value: Stance | null;
  /** Null while it cannot be changed. */
  readonly onChange: ((stance: Stance | null) => void) | null;
}

const NONE = 'none';

/** Only values that the scope allows, and none. */
export const StanceSelect = ({ label, scope, value, onChange }: StanceSelectProps) => {
  const words = useAllWords().stance;
  const language = useLanguage();
  return (
    <Select<Stance | typeof NONE>
      label={label}
      value={value ?? NONE}
      isDisabled={onChange === null}
      onChange={(chosen) => onChange?.(chosen === NONE ? null : chosen)}
      choices={[
        { id: NONE, label: words.none },
        ...STANCES.filter((stance) => isStanceAllowed(stance, scope)).map((id) => ({ id, label: STANCE_WORDS[id][language] })),
      ]}
    />
  );
};

interface StanceNeedsProps {
  readonly stance: Stance | null;
  readonly support: StanceSupport;
}

/** What the stance must be accompanied by, met or not. It advises and never blocks. */
export const StanceNeeds = ({ stance, support }: StanceNeedsProps) => {
  const words = useAllWords().stance;
  const language = useLanguage();
  if (stance === null) return null;
  const { need } = STANCE_RULES[stance];
  if (need === null) return <p className={styles['quiet']}>{words.nothingNeeded}</p>;
  const isMet = isStanceMet(stance, support);
  const Icon = isMet ? IconDone : IconCircle;
  return (
    <ul className={styles['needs']} aria-label={words.needs}>
      <li className={classNames(styles['need'], isMet && styles['met'])}>
        <Icon aria-hidden="true" />
        <span>
          {STANCE_NEED_WORDS[need][language]}. <strong>{isMet ? words.met : words.notMet}</strong>
        </span>
      </li>
    </ul>
  );
};
