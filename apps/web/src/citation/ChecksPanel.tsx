// What differs from the sources in quotations and amounts, with a jump to each place.
import type { OutlineSection } from '@samsvar/domain';
import type { ChecksBody } from '@samsvar/protocol';
import { Button, IconDone, IconText, Spinner, Tag } from '@samsvar/ui';
import { wordsOfFault } from '../base/Fetching';
import { useAllWords } from '../base/all-words';
import { useSourceWords } from '../base/source-words';
import styles from './checks.module.css';

/** One thing to look at. */
export type CheckFindingBody = ChecksBody['findings'][number];

interface ChecksPanelProps {
  readonly query: { readonly data: ChecksBody | undefined; readonly error: unknown };
  readonly hasCitations: boolean;
  readonly sections: ReadonlyMap<string, Pick<OutlineSection, 'number' | 'title'>>;
  readonly onGo: (finding: CheckFindingBody) => void;
}

/** Old findings stay while the text is looked at again. */
export const ChecksPanel = ({ query, hasCitations, sections, onGo }: ChecksPanelProps) => {
  const words = useSourceWords().checks;
  return (
    <section className={styles['checks']} aria-label={words.title}>
      <h2>{words.title}</h2>
      <Findings {...{ query, hasCitations, sections, onGo }} />
    </section>
  );
};

const Findings = ({ query: { data, error }, hasCitations, sections, onGo }: ChecksPanelProps) => {
  const words = useSourceWords().checks;
  const base = useAllWords().base;
  if (!hasCitations) return <p className={styles['quiet']}>{words.noCitations}</p>;
  if (!data && error) return <p className={styles['quiet']}>{`${words.failed} ${wordsOfFault(error, base.errors.unexpected)}`}</p>;
  if (!data) return <Spinner>{words.working}</Spinner>;
  if (data.findings.length === 0) {
    return (
      <p className={styles['good']}>
        <IconDone aria-hidden="true" /> {words.nothing}
      </p>
    );
  }
  return (
    <>
      <p className={styles['quiet']} role="status">
        {words.count(data.findings.length)}
      </p>
      <ol className={styles['list']}>
        {data.findings.map((finding, index) => (
          // Two findings may be alike; they are drawn anew together.
          <Finding key={`${finding.citationId} ${index}`} {...{ finding, onGo }} no={index + 1} section={sections.get(finding.sectionId ?? '')} />
        ))}
      </ol>
      <p className={styles['quiet']}>{words.help}</p>
    </>
  );
};

interface FindingProps {
  readonly finding: CheckFindingBody;
  readonly no: number;
  readonly section: Pick<OutlineSection, 'number' | 'title'> | undefined;
  readonly onGo: (finding: CheckFindingBody) => void;
}

const Finding = ({ finding, no, section, onGo }: FindingProps) => {
  const words = useSourceWords().checks;
  return (
    <li>
      <p className={styles['kind']}>
        <Tag tone="warning">{words.kinds[finding.kind]}</Tag>
        {section ? <span className={styles['quiet']}>{[section.number, section.title].filter(Boolean).join(' ')}</span> : null}
      </p>
      <dl className={styles['both']}>
        <div>
          <dt>{words.inText}</dt>
          <dd>{finding.found}</dd>
        </div>
        <div>
          <dt>{words.inSource}</dt>
          <dd>{finding.expected ?? <span className={styles['quiet']}>{words.notThere}</span>}</dd>
        </div>
      </dl>
      <Button size="small" variant="quiet" icon={<IconText />} aria-label={words.goTo(no, finding.found)} onPress={() => onGo(finding)}>
        {words.go}
      </Button>
    </li>
  );
};
