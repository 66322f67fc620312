// Starting the organisation's response to a consultation.
import type { ConsultationId } from '@samsvar/domain';
import { responseShape, type ResponseStart } from '@samsvar/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../base/api';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';

/** Starts the organisation's response. */
export const useStartResponse = (id: ConsultationId) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (start: ResponseStart) => api.post(apiPath.startResponse(id), start, responseShape),
    onSuccess: async (response) => {
      client.setQueryData(queryKey.response(response.id), response);
      await client.invalidateQueries({ queryKey: queryKey.consultations() });
    },
  });
};
