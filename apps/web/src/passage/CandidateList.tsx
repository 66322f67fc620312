// The places that may be meant, with how alike each is.
import type { PlacementBody } from '@samsvar/protocol';
import { classNames } from '@samsvar/ui';
import { useSourceWords } from '../base/source-words';
import styles from './placement.module.css';

interface CandidateListProps {
  readonly candidates: PlacementBody['candidates'];
  /** The one that is shown beside the cited words; null for the proposal itself. */
  readonly shown: number | null;
  readonly onShow: (no: number) => void;
}

/** Pressing one shows it; the keys 1 to 3 do the same. */
export const CandidateList = ({ candidates, shown, onShow }: CandidateListProps) => {
  const words = useSourceWords().versions.queue;
  return (
    <section aria-label={words.candidates} className={styles['candidates']}>
      <h3 className={styles['sideTitle']}>{words.candidates}</h3>
      <ol className={styles['candidateList']}>
        {candidates.map((candidate, no) => (
          <li key={no}>
            <button
              type="button"
              className={classNames(styles['candidate'], shown === no && styles['current'])}
              aria-pressed={shown === no}
              aria-keyshortcuts={String(no + 1)}
              onClick={() => onShow(no)}
            >
              <span className={styles['candidateHead']}>
                <strong>{words.candidate(no + 1)}</strong>
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
