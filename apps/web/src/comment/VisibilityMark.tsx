// Who may see a thread: said in words with a shape, and chosen when one is begun.
import type { Visibility } from '@samsvar/domain';
import { IconOnlyOwn, IconPeople, RadioGroup, Tag } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import { useSession } from '../session/use-session';
import styles from './comment.module.css';

interface VisibilityMarkProps {
  readonly visibility: Visibility;
  /** The organisation that alone may see it, when it is not everybody's. */
  readonly organisation: string;
}

/** "Bara Medtek" or "Alla parter". */
export const VisibilityMark = ({ visibility, organisation }: VisibilityMarkProps) => {
  const words = useAllWords().comment;
  return visibility === 'parties' ? (
    <Tag tone="info" icon={<IconPeople />}>
      {words.visibility.parties}
    </Tag>
  ) : (
    <Tag icon={<IconOnlyOwn />}>{words.onlyOf(organisation)}</Tag>
  );
};

interface VisibilityChoiceProps {
  /** Whether other organisations read the response: else there is nothing to choose. */
  readonly isShared: boolean;
  readonly value: Visibility;
  readonly onChange: (value: Visibility) => void;
}

/** One's own organisation is offered first. In a response that nobody shares a line says why there is no choice. */
export const VisibilityChoice = ({ isShared, value, onChange }: VisibilityChoiceProps) => {
  const words = useAllWords().comment;
  const { organisation } = useSession();
  if (!isShared) return <p className={styles['quiet']}>{words.notShared}</p>;
  return (
    <RadioGroup<Visibility>
      label={words.whoSees}
      value={value}
      onChange={onChange}
      choices={[
        { id: 'organisation', label: words.onlyOf(organisation.name), description: words.organisationHelp },
        { id: 'parties', label: words.visibility.parties, description: words.partiesHelp },
      ]}
    />
  );
};
