// What the product proposes about a source, for a person to confirm: `/kallor/:id/forslag`, with `?v=` for the version.
import type { SourceId } from '@samsvar/domain';
import type { SourceBody, VersionBody } from '@samsvar/protocol';
import { TextLink } from '@samsvar/ui';
import { useSearchParams } from 'wouter';
import { Fetching } from '../base/Fetching';
import { NotFound } from '../base/NotFound';
import { Page } from '../base/Page';
import { path } from '../base/path';
import { useSourceWords } from '../base/source-words';
import { usePathId } from '../base/use-path-id';
import { FindingsView } from '../source/FindingsView';
import { useFindings } from '../source/use-findings';
import { useSource, versionToShow } from '../source/use-source';
import { useWhyNotSource } from '../source/use-why-not-source';
import { NotFoundPage } from './NotFoundPage';

/** Of the version that holds, unless another is asked for. */
export const FindingsPage = () => {
  const id = usePathId<SourceId>();
  const [search] = useSearchParams();
  const source = useSource(id);
  if (!id) return <NotFoundPage />;
  const no = search.get('v');
  return (
    <Fetching query={source}>
      {(found) => {
        const version = versionToShow(found, no === null ? undefined : Number(no));
        return version ? <Findings source={found} version={version} /> : <NotFound />;
      }}
    </Fetching>
  );
};

const Findings = ({ source, version }: { readonly source: SourceBody; readonly version: VersionBody }) => {
  const { findings: words, versions } = useSourceWords();
  const whyNot = useWhyNotSource(source, words.mayNot);
  const findings = useFindings(source.id, version.no);
  return (
    <Page
      title={words.title}
      width="narrow"
      above={
        <TextLink href={path.source(source.id, { version: version.no })}>
          {source.versions.length > 1 ? `${source.title}, ${versions.named(version.no, version.label)}` : source.title}
        </TextLink>
      }
      lead={words.lead}
    >
      <Fetching query={findings}>
        {(found) => <FindingsView sourceId={source.id} no={version.no} findings={found} whyNot={whyNot} />}
      </Fetching>
    </Page>
  );
};
