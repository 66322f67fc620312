// The places that may be meant, with how alike each is.
import type { PlacementBody } from '@samsvar/protocol';
import { classNames, Tag } from '@samsvar/ui';
import { useSourceWords } from '../base/source-words';
import styles from './placement.module.css';
import { proposalAmong } from './placement-queue';

interface CandidateListProps {
  readonly placement: Pick<PlacementBody, 'place' | 'candidates'>;
  /** The one that is shown beside the cited words; null for the proposal itself. */
  readonly shown: number | null;
  readonly onShow: (no: number) => void;
}

/** Pressing one shows it; the keys 1 to 3 do the same. */
export const CandidateList = ({ placement, shown, onShow }: CandidateListProps) => {
  const words = useSourceWords().versions.queue;
  const proposal = proposalAmong(placement);
  const isShown = (no: number) => (shown ?? proposal) === no;
  return (
    <section aria-label={words.candidates} className={styles['candidates']}>
      <h3 className={styles['sideTitle']}>{words.candidates}</h3>
      <ol className={styles['candidateList']}>
        {placement.candidates.map((candidate, no) => (
          <li key={no}>
            <button
              type="button"
              className={classNames(styles['candidate'], isShown(no) && styles['current'])}
              aria-pressed={isShown(no)}
              aria-keyshortcuts={String(no + 1)}
              onClick={() => onShow(no)}
            >
              <span className={styles['candidateHead']}>
                <strong>{words.candidate(no + 1)}</strong>
                {no === proposal ? <Tag>{words.proposal}</Tag> : null}
                <span>{words.likeness(Math.round(candidate.likeness * 100))}</span>
                <span className={styles['quiet']}>{words.placeOf(candidate.pageLabel, candidate.sectionLabel)}</span>
              </span>
              <span className={styles['lineQuote']} lang="sv">{candidate.text}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
};
