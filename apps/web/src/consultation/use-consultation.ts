// Fetching, registering and changing one consultation.
import type { ConsultationId } from '@samsvar/domain';
import { consultationShape, type ConsultationDraft } from '@samsvar/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../base/api';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';

/** One consultation of the own register with its documents; nothing is asked where it is in another's. */
export const useConsultation = (id: ConsultationId, isOwn = true) =>
  useQuery({
    enabled: isOwn,
    queryKey: queryKey.consultation(id),
    queryFn: ({ signal }) => api.get(apiPath.consultation(id), consultationShape, { signal }),
  });

/** Registers a consultation. */
export const useRegister = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: ConsultationDraft) => api.post(apiPath.consultations(), draft, consultationShape),
    onSuccess: async (consultation) => {
      client.setQueryData(queryKey.consultation(consultation.id), consultation);
      await client.invalidateQueries({ queryKey: queryKey.consultations(), exact: true });
    },
  });
};

/** Changes the facts of a consultation. */
export const useUpdate = (id: ConsultationId) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: ConsultationDraft) => api.put(apiPath.consultation(id), draft, consultationShape),
    onSuccess: async (consultation) => {
      client.setQueryData(queryKey.consultation(id), consultation);
      await client.invalidateQueries({ queryKey: queryKey.consultations(), exact: true });
    },
  });
};
