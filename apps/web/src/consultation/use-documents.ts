// Changing and taking out the documents of a consultation, with what is shown kept in step.
import type { ConsultationDocumentId, ConsultationId, DocumentRole } from '@samsvar/domain';
import type { ConsultationBody } from '@samsvar/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKey } from '../base/query';
import { changeRole, removeDocument } from './documents';

/** Says what part a document plays. */
export const useChangeRole = (consultation: ConsultationId) => {
  const setDocuments = useSetDocuments(consultation);
  return useMutation({
    mutationFn: ({ id, role }: { readonly id: ConsultationDocumentId; readonly role: DocumentRole }) =>
      changeRole(consultation, id, role),
    onSuccess: (changed) =>
      setDocuments((documents) => documents.map((each) => (each.id === changed.id ? changed : each))),
  });
};

/**
 * Takes a document out, and calls `onRemoved` even when whoever asked is not drawn any more. The list is fetched again whatever the answer, for somebody else may have
 * been first.
 */
export const useRemoveDocument = (consultation: ConsultationId, onRemoved: () => void) => {
  const client = useQueryClient();
  const setDocuments = useSetDocuments(consultation);
  return useMutation({
    mutationFn: (id: ConsultationDocumentId) => removeDocument(consultation, id),
    onSuccess: (_, id) => {
      setDocuments((documents) => documents.filter((each) => each.id !== id));
      onRemoved();
    },
    onSettled: () => void client.invalidateQueries({ queryKey: queryKey.consultation(consultation) }),
  });
};

type Documents = ConsultationBody['documents'];

const useSetDocuments = (consultation: ConsultationId) => {
  const client = useQueryClient();
  return (change: (documents: Documents) => Documents) =>
    client.setQueryData<ConsultationBody>(
      queryKey.consultation(consultation),
      (body) => body && { ...body, documents: change(body.documents) },
    );
};
