// One passage by its link: `/k/:passage` shows the source at it.
import type { PassageId } from '@samsvar/domain';
import type { PassageBody } from '@samsvar/protocol';
import { useMemo } from 'react';
import { useParams } from 'wouter';
import { Fetching } from '../base/Fetching';
import { NotFound } from '../base/NotFound';
import type { OpenedPassage } from '../passage/use-opened-passage';
import { usePassage } from '../passage/use-passage';
import { useSource, versionToShow } from '../source/use-source';
import { SourceView } from './SourceView';

/** The version the passage was pinned on, whatever has come since. */
export const PassagePage = () => {
  const { passage } = useParams<{ passage: PassageId }>(); // the route has the parameter
  return <Fetching query={usePassage(passage)}>{(found) => <AtPassage passage={found} />}</Fetching>;
};

const AtPassage = ({ passage }: { readonly passage: PassageBody }) => {
  const source = useSource(passage.sourceId);
  const opened = useMemo<OpenedPassage>(
    () => ({ range: passage, sectionLabel: passage.sectionLabel, pageLabel: passage.pageLabel }),
    [passage],
  );
  return (
    <Fetching query={source}>
      {(found) => {
        const version = versionToShow(found, passage.versionNo);
        return version ? <SourceView source={found} version={version} opened={opened} /> : <NotFound />;
      }}
    </Fetching>
  );
};
