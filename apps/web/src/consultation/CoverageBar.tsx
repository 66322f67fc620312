// How many mirrored sections have got a decision: a bar in three parts, and the words.
import { useWords } from '../base/words';
import styles from './register.module.css';

interface CoverageBarProps {
  readonly answered: number;
  readonly skipped: number;
  readonly undecided: number;
}

/** The bar is for the eye only; the words under it say the same. */
export const CoverageBar = ({ answered, skipped, undecided }: CoverageBarProps) => {
  const words = useWords().consultation.coverage;
  const all = answered + skipped + undecided;
  if (all === 0) return <span className={styles['quiet']}>{words.none}</span>;
  const share = (count: number) => ({ inlineSize: `${(count / all) * 100}%` });
  return (
    <span className={styles['coverage']}>
      <span aria-hidden="true" className={styles['coverageBar']}>
        <span className={styles['answered']} style={share(answered)} />
        <span className={styles['skipped']} style={share(skipped)} />
      </span>
      <span className={styles['quiet']}>{words.words(answered, skipped, undecided)}</span>
    </span>
  );
};
