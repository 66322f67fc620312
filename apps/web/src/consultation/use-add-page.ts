// Making a document of a web page.
import type { ConsultationId, DocumentRole, OrganisationId } from '@samsvar/domain';
import { uploadedShape } from '@samsvar/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../base/api';
import { queryKey } from '../base/query';
import { sourcePath } from '../base/source-path';

interface AskedPage {
  readonly organisation: OrganisationId;
  readonly consultation: ConsultationId;
  readonly documentRole: DocumentRole;
  readonly url: string;
}

/** Makes a document of the page at an address; the consultation is fetched again. */
export const useAddPage = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: AskedPage) => api.post(sourcePath.web(), asked, uploadedShape),
    onSuccess: (_, { consultation }) => void client.invalidateQueries({ queryKey: queryKey.consultation(consultation) }),
  });
};
