// What other organisations share with one's own, fetched beside the register and not before it.
import { useQuery } from '@tanstack/react-query';
import { Part } from '../base/part';
import { queryKey } from '../base/query';
import { useSession } from '../session/use-session';

/** The list and what fetches it, which the first page does not wait for. */
export const sharedPart = new Part(() => import('./SharedResponses'));

/** The responses that others lead; undefined until it is known. */
export const useSharedResponses = () => {
  const { organisation } = useSession();
  const { data, isPending } = useQuery({
    queryKey: queryKey.board(),
    queryFn: async ({ signal }) => (await sharedPart.fetch()).fetchBoard(signal),
  });
  const shared = data?.responses.filter((response) => response.isShared && response.organisation !== organisation.name) ?? [];
  return { shared, isPending };
};
