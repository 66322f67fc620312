// One source: `/kallor/:id`, with `?v=` for a version and `?b=` for a block.
import type { SourceId } from '@samsvar/domain';
import { useMemo } from 'react';
import { useParams, useSearchParams } from 'wouter';
import { Fetching } from '../base/Fetching';
import { NotFound } from '../base/NotFound';
import type { OpenedPassage } from '../passage/use-opened-passage';
import { useSource, versionToShow } from '../source/use-source';
import { SourceView } from './SourceView';

/** The newest version that can be read, unless another is asked for. */
export const SourcePage = () => {
  const { id } = useParams<{ id: SourceId }>(); // the route has the parameter
  const [search] = useSearchParams();
  const source = useSource(id);
  const opened = useAskedBlock(search.get('b'));
  const no = search.get('v');
  return (
    <Fetching query={source}>
      {(found) => {
        const version = versionToShow(found, no === null ? undefined : Number(no));
        return version ? <SourceView key={version.id} source={found} version={version} opened={opened} /> : <NotFound />;
      }}
    </Fetching>
  );
};

/** A whole block as a place to open; null when none is asked for. */
const useAskedBlock = (text: string | null): OpenedPassage | null =>
  useMemo(() => {
    const ord = text === null ? NaN : Number(text);
    if (!Number.isInteger(ord) || ord < 0) return null;
    return { range: { blockFrom: ord, offsetFrom: 0, blockTo: ord, offsetTo: Infinity }, sectionLabel: null, pageLabel: null };
  }, [text]);
