// How far a section has come, to be changed at once.
import { WORK_STATES } from '@samsvar/domain';
import type { ResponseBody, SectionWorkBody } from '@samsvar/protocol';
import { Select } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import { wordsOfFault } from '../base/Fetching';
import { toasts } from '../base/toasts';
import { useChangeSection } from './use-plan';

interface StateSelectProps {
  readonly response: ResponseBody;
  readonly work: SectionWorkBody;
  readonly label: string;
}

/** The quick way to say how far a section has come; words alone for those who do not plan. */
export const StateSelect = ({ response, work, label }: StateSelectProps) => {
  const { base, plan: words } = useAllWords();
  const change = useChangeSection(response.id);
  if (!response.abilities.includes('response.plan')) return <span>{words.states[work.state]}</span>;
  return (
    <Select
      label={label}
      isLabelHidden
      size="small"
      value={change.isPending ? (change.variables.change.state ?? work.state) : work.state}
      isDisabled={change.isPending}
      onChange={(state) =>
        change.mutate(
          { sectionId: work.sectionId, change: { state } },
          { onError: (fault) => toasts.add({ tone: 'danger', text: wordsOfFault(fault, base.errors.unexpected) }) },
        )
      }
      choices={WORK_STATES.map((state) => ({ id: state, label: words.states[state] }))}
    />
  );
};
