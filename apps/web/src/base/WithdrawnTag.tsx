// A word beside the title of a source that has been withdrawn.
import type { SourceBody } from '@samsvar/protocol';
import { IconBlocking, Tag } from '@samsvar/ui';
import { useSourceWords } from './source-words';

/** Nothing beside others. */
export const WithdrawnTag = ({ withdrawn }: Pick<SourceBody, 'withdrawn'>) => {
  const { tag } = useSourceWords().versions.withdrawal;
  return withdrawn ? <Tag tone="danger" icon={<IconBlocking />}>{tag}</Tag> : null;
};
