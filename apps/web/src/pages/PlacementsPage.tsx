// What became of the citations of a source in a new version: `/kallor/:id/hanvisningar`, with `?v=` for the version and `?k=` for a passage.
import type { PassageId, SourceId } from '@samsvar/domain';
import type { SourceBody, VersionBody } from '@samsvar/protocol';
import { EmptyState, LinkButton, TextLink } from '@samsvar/ui';
import { useLocation, useSearchParams } from 'wouter';
import { Fetching } from '../base/Fetching';
import { Page } from '../base/Page';
import { path } from '../base/path';
import { useSourceWords } from '../base/source-words';
import { usePathId } from '../base/use-path-id';
import { newestVersion } from '../consultation/current-version';
import { leftToDecide } from '../passage/placement-queue';
import { PlacementsView } from '../passage/PlacementsView';
import { useQueuedPlacements } from '../passage/use-placements';
import { useSource } from '../source/use-source';
import { NotFoundPage } from './NotFoundPage';

/** The newest version that has been compared, unless another is asked for. */
export const PlacementsPage = () => {
  const id = usePathId<SourceId>();
  const [search] = useSearchParams();
  const source = useSource(id);
  if (!id) return <NotFoundPage />;
  const no = search.get('v');
  return (
    <Fetching query={source}>
      {(found) => {
        const version = no === null ? newestVersion({ versions: found.versions.filter(isCompared) }) : found.versions.find((each) => each.no === Number(no));
        // A passage's id is any text until the server has known it.
        return <Placements key={version?.id} source={found} version={version ?? null} current={search.get('k') as PassageId | null} />;
      }}
    </Fetching>
  );
};

const isCompared = ({ comparedWith, standing }: VersionBody): boolean => comparedWith !== null && standing !== 'comparing';

interface PlacementsProps {
  readonly source: SourceBody;
  readonly version: VersionBody | null;
  readonly current: PassageId | null;
}

const Placements = ({ source, version, current }: PlacementsProps) => {
  const all = useSourceWords().versions;
  const words = all.queue;
  const [, navigate] = useLocation();
  const placements = useQueuedPlacements(source.id, version && isCompared(version) ? version.no : null);
  const nameOf = (no: number): string => words.of(no, source.versions.find((each) => each.no === no)?.label ?? null);
  if (!version || !isCompared(version)) {
    return (
      <Page title={words.title} above={<TextLink href={path.source(source.id)}>{source.title}</TextLink>}>
        <EmptyState title={version && version.standing === 'comparing' && version.no > 1 ? words.notCompared : words.first} action={<LinkButton href={path.source(source.id)}>{words.above}</LinkButton>} />
      </Page>
    );
  }
  return (
    <Page
      title={words.title}
      above={<TextLink href={path.source(source.id, { version: version.no })}>{source.title}</TextLink>}
      lead={version.comparedWith === null ? nameOf(version.no) : words.lead(nameOf(version.no), nameOf(version.comparedWith))}
      actions={version.comparedWith === null ? null : <LinkButton href={path.comparison(source.id, version.comparedWith, version.no)}>{all.whatChanged}</LinkButton>}
    >
      <Fetching query={placements}>
        {(list) => (
          <>
            <p>
              {words.outcome(list.counts)}
              {list.counts.total > 0 ? ` ${words.left(leftToDecide(list))}` : null}
            </p>
            <PlacementsView
              source={source}
              list={list}
              nameOf={nameOf}
              current={current}
              onGo={(passage) => navigate(path.placements(source.id, version.no, passage ?? undefined), { replace: true })}
            />
          </>
        )}
      </Fetching>
    </Page>
  );
};
