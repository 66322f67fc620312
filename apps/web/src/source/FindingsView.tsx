// What the product proposes about a version, in groups that can be confirmed one by one or all at once.
import type { SourceId } from '@samsvar/domain';
import type { FindingBody } from '@samsvar/protocol';
import { Banner, Button, EmptyState, IconChecklist } from '@samsvar/ui';
import { useRef } from 'react';
import { useAllWords } from '../base/all-words';
import { wordsOfFault } from '../base/Fetching';
import { useSourceWords } from '../base/source-words';
import { toasts } from '../base/toasts';
import styles from './finding.module.css';
import { focusAfter, focusHeading } from './finding-focus';
import { inGroups, proposed, type FindingGroup } from './finding-groups';
import { FindingCard } from './FindingCard';
import { useDecideFindings, type FindingSaid } from './use-findings';

interface FindingsViewProps {
  readonly sourceId: SourceId;
  readonly no: number;
  readonly findings: readonly FindingBody[];
  readonly whyNot: string | null;
}

/** What is said can be taken back, from the message and from the card. */
export const FindingsView = ({ sourceId, no, findings, whyNot }: FindingsViewProps) => {
  const words = useSourceWords().findings;
  const { errors } = useAllWords().base;
  const decide = useDecideFindings(sourceId, no);
  const root = useRef<HTMLDivElement>(null);
  const say = (said: readonly FindingSaid[], text: string, back: readonly FindingSaid[]): void =>
    decide.mutate(said, {
      onSuccess: () => toasts.add({ tone: 'success', topic: 'findings', text, ...(back.length > 0 ? { action: { label: words.undo, onAction: () => say(back, words.said.proposed, []) } } : {}) }),
      onError: (fault) => toasts.add({ tone: 'danger', topic: 'findings', text: `${words.failed} ${wordsOfFault(fault, errors.unexpected)}` }),
    });
  if (findings.length === 0) return <EmptyState icon={<IconChecklist />} title={words.none}><p>{words.noneHelp}</p></EmptyState>;
  return (
    <div ref={root} className={styles['groups']}>
      {proposed(findings).length === 0 ? <Banner tone="success">{words.allDone}</Banner> : null}
      {inGroups(findings).map(({ group, findings: found }) => (
        <section key={group} id={`part-${group}`} aria-labelledby={`group-${group}`} className={styles['group']}>
          <GroupHead
            group={group}
            left={proposed(found)}
            isBusy={decide.isPending}
            whyNot={whyNot}
            onConfirm={(left) => {
              say(stating(left, 'confirmed'), words.saidMany(left.length), stating(left, 'proposed'));
              focusHeading(root.current?.querySelector(`#part-${group}`));
            }}
          />
          <ul className={styles['cards']}>
            {found.map((finding) => (
              <FindingCard
                key={finding.id}
                sourceId={sourceId}
                no={no}
                finding={finding}
                isBusy={decide.isPending}
                whyNot={whyNot}
                onSay={(state, value) => {
                  say([{ id: finding.id, state, ...(value ? { value } : {}) }], words.said[state], state === 'proposed' ? [] : [{ id: finding.id, state: 'proposed', ...(value ? { value: finding.value } : {}) }]);
                  focusAfter(root.current, finding.id, state);
                }}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
};

const stating = (findings: readonly FindingBody[], state: FindingSaid['state']): FindingSaid[] => findings.map(({ id }) => ({ id, state }));

interface GroupHeadProps {
  readonly group: FindingGroup;
  readonly left: readonly FindingBody[];
  readonly isBusy: boolean;
  readonly whyNot: string | null;
  readonly onConfirm: (left: readonly FindingBody[]) => void;
}

const GroupHead = ({ group, left, isBusy, whyNot, onConfirm }: GroupHeadProps) => {
  const words = useSourceWords().findings;
  return (
    <header className={styles['groupHead']}>
      <div>
        <h2 id={`group-${group}`} tabIndex={-1}>{words.groups[group]}</h2>
        <p className={styles['place']}>{words.groupHelp[group]}</p>
      </div>
      {left.length > 0 ? (
        <Button size="small" icon={<IconChecklist />} whyNot={whyNot} isDisabled={isBusy} onPress={() => onConfirm(left)}>{words.confirmAll(left.length)}</Button>
      ) : null}
    </header>
  );
};
