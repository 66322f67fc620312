// Fetching the register: by itself, so that the first page does not wait for the shapes of sources.
import { consultationListShape } from '@samsvar/protocol';
import { useQuery } from '@tanstack/react-query';
import { api } from '../base/api';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';

/** The organisation's register, coming due dates first. */
export const useConsultations = () =>
  useQuery({
    queryKey: queryKey.consultations(),
    queryFn: ({ signal }) => api.get(apiPath.consultations(), consultationListShape, { signal }),
  });
