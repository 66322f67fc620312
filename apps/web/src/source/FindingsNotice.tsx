// That proposals about a source wait to be confirmed.
import type { SourceBody } from '@samsvar/protocol';
import { IconChecklist, LinkButton } from '@samsvar/ui';
import { path } from '../base/path';
import { useSourceWords } from '../base/source-words';
import { currentVersion } from '../consultation/current-version';
import { proposed } from './finding-groups';
import { useFindings } from './use-findings';
import styles from './version.module.css';

/** A link with how many there are, about the version that holds; nothing when none wait. */
export const FindingsNotice = ({ source }: { readonly source: Pick<SourceBody, 'id' | 'versions' | 'title'> }) => {
  const words = useSourceWords();
  const no = currentVersion(source)?.no ?? null;
  const count = proposed(useFindings(source.id, no).data ?? []).length;
  if (no === null || count === 0) return null;
  return (
    <p className={styles['line']}>
      <LinkButton size="small" variant="quiet" icon={<IconChecklist />} href={path.findings(source.id, no)} aria-label={words.findings.noticeNamed(count, source.title)}>
        {words.findings.notice(count)}
      </LinkButton>
    </p>
  );
};
