// The files on their way to one consultation, and a way to send more.
import type { ConsultationId, DocumentRole } from '@samsvar/domain';
import { uploadedShape } from '@samsvar/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { api } from '../base/api';
import { wordsOfFault } from '../base/Fetching';
import { languageNow } from '../base/language';
import { apiPath } from '../base/path';
import { queryKey } from '../base/query';
import { toasts } from '../base/toasts';
import { words } from '../base/words';
import { useSession } from '../session/use-session';
import { removeReplaced, type Replaced } from './documents';
import { Uploads, type Upload } from './uploads';

/** One for the whole app, so that no file stops because a page is left. */
const uploads = new Uploads();

interface ConsultationUploads {
  readonly uploads: readonly Upload[];
  readonly retry: (key: number) => void;
  readonly dismiss: (key: number) => void;
}

/** The files on their way to a consultation. Closing the window while any are being sent asks first. */
export const useUploads = (consultationId: ConsultationId): ConsultationUploads => {
  const all = useSyncExternalStore(uploads.subscribe, uploads.all);
  const isBusy = all.some(({ state }) => state !== 'failed');
  useEffect(() => {
    if (!isBusy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isBusy]);
  return {
    uploads: all.filter((upload) => upload.consultationId === consultationId),
    retry: (key) => uploads.retry(key),
    dismiss: (key) => uploads.dismiss(key),
  };
};

/** Queues files for a consultation; its documents are fetched again as each arrives. */
export const useSendFiles = () => {
  const client = useQueryClient();
  const organisation = useSession().organisation.id;
  return (
    consultationId: ConsultationId,
    files: readonly {
      readonly file: File;
      readonly role: DocumentRole;
      readonly replaces?: Replaced;
    }[],
  ): void =>
    uploads.add(
      files.map(({ file, role, replaces = null }) => ({ file, role, replaces, consultationId })),
      async ({ file, role, replaces }, onProgress) => {
        const url = apiPath.uploadSource({
          organisation,
          filename: file.name,
          consultation: consultationId,
          documentRole: role,
        });
        const { source } = await api.upload({ url, file, shape: uploadedShape, onProgress });
        // The file has arrived: that the old one could not go must not make it look as if it had not.
        if (replaces) await removeReplaced(consultationId, replaces, source.id).catch(tell);
        await client.invalidateQueries({ queryKey: queryKey.consultation(consultationId) });
      },
    );
};

const tell = (fault: unknown): void =>
  toasts.add({ tone: 'danger', text: wordsOfFault(fault, words(languageNow()).base.errors.unexpected) });
