// The state of a placement as short labels, each with a shape of its own.
import type { PlacementBody } from '@samsvar/protocol';
import { IconArrowRight, IconBlocking, IconCheck, IconEdit, IconHelp, IconMinus, Tag } from '@samsvar/ui';
import { useSourceWords } from '../base/source-words';
import styles from './placement.module.css';

const TONES = { unchanged: 'success', moved: 'info', edited: 'warning', gone: 'danger' } as const;
const ICONS = { unchanged: <IconCheck />, moved: <IconArrowRight />, edited: <IconEdit />, gone: <IconMinus /> } as const;

type Tagged = Pick<PlacementBody, 'state' | 'hasSubstanceChanged' | 'isDoubtful' | 'isWaiting' | 'decision'>;

/** Its state, whether the substance has changed, whether the place is in doubt, and what has been said. */
export const PlacementTags = ({ placement }: { readonly placement: Tagged }) => {
  const words = useSourceWords().versions.queue;
  const { state, hasSubstanceChanged, isDoubtful, isWaiting, decision } = placement;
  return (
    <span className={styles['tags']}>
      {hasSubstanceChanged ? <Tag tone="danger" icon={<IconBlocking />}>{words.inSubstance}</Tag> : <Tag tone={TONES[state]} icon={ICONS[state]}>{words.states[state]}</Tag>}
      {isWaiting && isDoubtful && state !== 'edited' ? <Tag tone="warning" icon={<IconHelp />}>{words.doubtful}</Tag> : null}
      {decision ? <Tag tone="neutral" icon={<IconCheck />}>{words.decided[decision.is]}</Tag> : null}
    </span>
  );
};
