// The SQL of how a version stands among those of its source.
import type { Transaction } from '@samsvar/database';
import type { SourceVersionId, VersionStanding } from '@samsvar/domain';
import type { Grant } from '../access/grant';

/** Says whether a version that has been compared is used. */
export const updateStanding = async (
  tx: Transaction,
  grant: Grant,
  { versionId, standing }: { readonly versionId: SourceVersionId; readonly standing: Extract<VersionStanding, 'in-use' | 'set-aside'> },
): Promise<void> => {
  await tx`update source_version v set standing = ${standing} from source s
    where v.id = ${versionId} and s.id = v.source_id and s.organisation_id = ${grant.organisationId}`;
};
