// Why a person may not change a source: another organisation owns it, or their role does not let them.
import type { Permission } from '@samsvar/domain';
import type { SourceBody } from '@samsvar/protocol';
import { useSourceWords } from '../base/source-words';
import { useSession } from '../session/use-session';

/**
 * Null when they may. A source of another organisation is read where a response is shared, and changed by its owner alone: the
 * abilities of the session speak of the person's own organisation. `mayNot` are the words for a role that may not.
 */
export const useWhyNotSource = (
  source: Pick<SourceBody, 'isOwn'> | undefined,
  mayNot: string,
  permission: Extract<Permission, 'source.upload' | 'placement.decide'> = 'source.upload',
): string | null => {
  const { notOwn } = useSourceWords().versions;
  const { abilities } = useSession();
  if (source && !source.isOwn) return notOwn;
  return abilities.includes(permission) ? null : mayNot;
};
