// The id in the page's address.
import { isUuid, type Id } from '@samsvar/domain';
import { useParams } from 'wouter';

/** The id at `:name` in the address; null when it cannot be one, so that the page answers "not found" without asking. */
export const usePathId = <T extends Id<string>>(name = 'id'): T | null => {
  const text = useParams()[name];
  // A uuid in an address is an id of what the page is about; the server judges whether it exists.
  return text !== undefined && isUuid(text) ? (text as T) : null;
};
