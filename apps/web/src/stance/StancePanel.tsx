// Taking a position: on the section at hand, and on the whole.
import type { OutlineSection, SectionStatus, Stance } from '@samsvar/domain';
import styles from './stance.module.css';
import { OverallStance } from './OverallStance';
import { SectionStance } from './SectionStance';

/** What the panel changes; each in the live document. */
export interface StanceActions {
  readonly setSectionStatus: (sectionId: string, status: SectionStatus) => void;
  readonly setSectionStance: (sectionId: string, stance: Stance | null) => void;
  readonly setOverallStance: (stance: Stance | null) => void;
  readonly goToSection: (sectionId: string) => void;
}

interface StancePanelProps {
  readonly outline: readonly OutlineSection[];
  readonly overall: Stance | null;
  /** The section at the caret, or chosen in the outline. */
  readonly sectionId: string | null;
  /** Null while the text cannot be changed. */
  readonly actions: StanceActions | null;
  /** Why it cannot be changed; null when it can. */
  readonly whyNot: string | null;
}

/** The section first, then the whole with its proposal and contradictions. */
export const StancePanel = ({ outline, overall, sectionId, actions, whyNot }: StancePanelProps) => (
  <div className={styles['panel']}>
    {whyNot ? <p className={styles['quiet']}>{whyNot}</p> : null}
    <SectionStance outline={outline} sectionId={sectionId} actions={whyNot ? null : actions} />
    <OverallStance outline={outline} overall={overall} actions={whyNot ? null : actions} goTo={actions?.goToSection ?? null} />
  </div>
);
