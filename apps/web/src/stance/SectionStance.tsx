// What the authors do with one section, and the position taken in it.
import { SECTION_STATUSES, supportOfSection, type OutlineSection } from '@samsvar/domain';
import { SegmentedControl } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import { StanceNeeds, StanceSelect } from './StanceSelect';
import type { StanceActions } from './StancePanel';
import styles from './stance.module.css';

interface SectionStanceProps {
  readonly outline: readonly OutlineSection[];
  readonly sectionId: string | null;
  readonly actions: StanceActions | null;
}

/** Only sections that mirror the source have a status and a stance; own headings say so. */
export const SectionStance = ({ outline, sectionId, actions }: SectionStanceProps) => {
  const words = useAllWords();
  const section = outline.find(({ id }) => id === sectionId);
  if (!section?.mirrored) {
    return (
      <section aria-labelledby="section-stance" className={styles['group']}>
        <h2 id="section-stance">{words.stance.section}</h2>
        <p className={styles['quiet']}>{section ? words.stance.ownSection : words.stance.chooseSection}</p>
      </section>
    );
  }
  return (
    <section aria-labelledby="section-stance" className={styles['group']}>
      <h2 id="section-stance">{[section.number, section.title].filter(Boolean).join(' ')}</h2>
      <div className={styles['status']}>
        <span className={styles['label']}>{words.stance.status}</span>
        <SegmentedControl
          label={words.stance.status}
          value={section.status ?? 'undecided'}
          isDisabled={actions === null}
          onChange={(status) => actions?.setSectionStatus(section.id, status)}
          choices={SECTION_STATUSES.map((id) => ({ id, label: words.response.statuses[id] }))}
        />
      </div>
      <StanceSelect
        label={words.stance.stance}
        scope="section"
        value={section.stance}
        onChange={actions && ((stance) => actions.setSectionStance(section.id, stance))}
      />
      <StanceNeeds stance={section.stance} support={supportOfSection(outline, section.id)} />
    </section>
  );
};
