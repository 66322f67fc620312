// One passage by its link: `/k/:passage` shows the version that it is pinned to, and says where it stands now.
import type { PassageId } from '@samsvar/domain';
import type { CurrentPassage } from '@samsvar/protocol';
import { useMemo } from 'react';
import { useParams } from 'wouter';
import { Fetching } from '../base/Fetching';
import { NotFound } from '../base/NotFound';
import { CurrentBanner } from '../passage/CurrentBanner';
import type { OpenedPassage } from '../passage/use-opened-passage';
import { useCurrentPassage } from '../passage/use-placements';
import { useSource, versionToShow } from '../source/use-source';
import { SourceView } from './SourceView';

/** The version the passage was pinned on, whatever has come since. */
export const PassagePage = () => {
  const { passage } = useParams<{ passage: PassageId }>(); // the route has the parameter
  return <Fetching query={useCurrentPassage(passage)}>{(found) => <AtPassage found={found} />}</Fetching>;
};

const AtPassage = ({ found }: { readonly found: CurrentPassage }) => {
  const { passage } = found;
  const source = useSource(passage.sourceId);
  const opened = useMemo<OpenedPassage>(
    () => ({ range: passage, sectionLabel: passage.sectionLabel, pageLabel: passage.pageLabel }),
    [passage],
  );
  return (
    <Fetching query={source}>
      {(body) => {
        const version = versionToShow(body, passage.versionNo);
        return version ? <SourceView source={body} version={version} opened={opened} before={found.current || found.isRecognised ? <CurrentBanner found={found} /> : undefined} /> : <NotFound />;
      }}
    </Fetching>
  );
};
