// The responses of other organisations that are shared with one's own, for the register, which does not hold them.
import type { LocalDate } from '@samsvar/domain';
import { boardShape, type BoardBody } from '@samsvar/protocol';
import { TextLink } from '@samsvar/ui';
import { api } from '../base/api';
import { apiPath, path } from '../base/path';
import { useWords } from '../base/words';
import { DueDate } from './DueDate';
import styles from './register.module.css';

/** A response in the list of what the caller may open. */
export type OpenResponse = BoardBody['responses'][number];

/** Everything the caller may open, own responses included. */
export const fetchBoard = (signal: AbortSignal): Promise<BoardBody> => api.get(apiPath.board(), boardShape, { signal });

/** Title, who leads it, and until when; nothing when nothing is shared. */
export const SharedResponses = ({ responses }: { readonly responses: readonly OpenResponse[] }) => {
  const words = useWords().consultation.register.shared;
  return (
    <section className={styles['shared']} aria-labelledby="shared-responses">
      <h2 id="shared-responses">{words.title}</h2>
      <ul role="list">
        {responses.map(({ id, title, organisation, dueOn, daysLeft }) => (
          <li key={id}>
            <span className={styles['rowTitle']}>
              <TextLink href={path.response(id)}>{title}</TextLink>
              <span className={styles['quiet']}>{words.by(organisation)}</span>
            </span>
            {/* The wire carries a date as text. */}
            <DueDate dueOn={dueOn as LocalDate} daysLeft={daysLeft} />
          </li>
        ))}
      </ul>
    </section>
  );
};
