// The position of the whole response: what the sections point towards, and where they disagree with it.
import { STANCE_WORDS, contradictionsOf, proposeOverallStance, totalSupport, type OutlineSection, type Stance } from '@samsvar/domain';
import { Button, IconArrowRight, IconWarning } from '@samsvar/ui';
import { useLanguage } from '../base/language';
import { useAllWords } from '../base/all-words';
import { StanceNeeds, StanceSelect } from './StanceSelect';
import type { StanceActions } from './StancePanel';
import styles from './stance.module.css';

interface OverallStanceProps {
  readonly outline: readonly OutlineSection[];
  readonly overall: Stance | null;
  readonly actions: StanceActions | null;
  readonly goTo: ((sectionId: string) => void) | null;
}

/** A person confirms the proposal; contradictions are listed and never mended by themselves. */
export const OverallStance = ({ outline, overall, actions, goTo }: OverallStanceProps) => {
  const words = useAllWords().stance;
  const language = useLanguage();
  const proposal = proposeOverallStance(outline);
  return (
    <section aria-labelledby="overall-stance" className={styles['group']}>
      <h2 id="overall-stance">{words.overall}</h2>
      <StanceSelect label={words.stance} scope="overall" value={overall} onChange={actions?.setOverallStance ?? null} />
      {proposal !== null && proposal !== overall ? (
        <div className={styles['proposal']}>
          <span>{words.proposal(STANCE_WORDS[proposal][language])}</span>
          {actions ? (
            <Button size="small" onPress={() => actions.setOverallStance(proposal)}>
              {words.useProposal}
            </Button>
          ) : null}
        </div>
      ) : null}
      {proposal === null ? <p className={styles['quiet']}>{words.noProposal}</p> : null}
      <StanceNeeds stance={overall} support={totalSupport(outline)} />
      <Contradictions outline={outline} overall={overall} goTo={goTo} />
    </section>
  );
};

const Contradictions = ({ outline, overall, goTo }: Omit<OverallStanceProps, 'actions'>) => {
  const words = useAllWords().stance;
  const language = useLanguage();
  const found = contradictionsOf(overall, outline);
  if (found.length === 0) return overall === null ? null : <p className={styles['quiet']}>{words.agrees}</p>;
  const sections = new Map(outline.map((section) => [section.id, section]));
  return (
    <div className={styles['contradictions']}>
      <h3>
        <IconWarning aria-hidden="true" /> {words.contradictionsTitle}
      </h3>
      <ul>
        {found.map(({ code, sectionId }) => {
          const section = sectionId === null ? null : sections.get(sectionId);
          const name = section ? [section.number, section.title].filter(Boolean).join(' ') : '';
          return (
            <li key={`${code} ${sectionId}`}>
              {section ? (
                <strong>
                  {name}
                  {section.stance ? `: ${STANCE_WORDS[section.stance][language]}` : ''}
                </strong>
              ) : null}
              <span>{words.contradictions[code]}</span>
              {section && goTo ? (
                <Button size="small" variant="quiet" icon={<IconArrowRight />} aria-label={words.goTo(name)} onPress={() => goTo(section.id)}>
                  {words.goTo(section.number ?? section.title)}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
};
