// What a page of administrators shows to others.
import type { Permission } from '@samsvar/domain';
import { Banner } from '@samsvar/ui';
import type { ReactNode } from 'react';
import { useAdminWords } from '../base/admin-words';
import { ApiError } from '../base/api-error';
import { Fetching } from '../base/Fetching';
import { useSession } from '../session/use-session';

interface AdminOnlyProps<Data> {
  /** Without it the page is not theirs, whatever the server lets them read. */
  readonly ability: Permission;
  readonly query: { readonly data: Data | undefined; readonly error: unknown; readonly refetch: () => unknown };
  readonly children: (data: Data) => ReactNode;
}

/** As `Fetching`, but says whose page it is to those whose it is not. */
export const AdminOnly = <Data,>({ ability, query, children }: AdminOnlyProps<Data>) => {
  const words = useAdminWords().organisation;
  const { abilities } = useSession();
  const isRefused = query.error instanceof ApiError && query.error.code === 'not-allowed';
  if (isRefused || !abilities.includes(ability)) return <Banner tone="info">{words.notYours}</Banner>;
  return <Fetching query={query}>{children}</Fetching>;
};
