// Asks before a document is taken out of a consultation.
import type { ConsultationId } from '@samsvar/domain';
import type { DocumentBody } from '@samsvar/protocol';
import { Banner, Button, Dialog } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import { wordsOfFault } from '../base/Fetching';
import { toasts } from '../base/toasts';
import { isUnreadable } from './documents';
import { useRemoveDocument } from './use-documents';

interface RemoveDocumentDialogProps {
  readonly consultation: ConsultationId;
  readonly document: DocumentBody;
  readonly onClose: () => void;
  /** Called when the document is gone. */
  readonly onRemoved: () => void;
}

/** Names the document, and says what becomes of its text. A refusal is told in the dialog. */
export const RemoveDocumentDialog = (props: RemoveDocumentDialogProps) => {
  const { document, onClose, onRemoved } = props;
  const { base, consultation } = useAllWords();
  const words = consultation.documents.removal;
  const { title } = document.source;
  const remove = useRemoveDocument(props.consultation, () => {
    toasts.add({ tone: 'success', text: words.removed(title) });
    onRemoved();
  });
  return (
    <Dialog
      title={words.ask(title)}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      closeLabel={base.close}
      footer={
        <>
          <Button onPress={onClose}>{remove.error ? base.close : base.cancel}</Button>
          {remove.error ? null : (
            <Button variant="danger" onPress={() => remove.isPending || remove.mutate(document.id)}>
              {words.remove}
            </Button>
          )}
        </>
      }
    >
      {remove.error ? (
        <Banner tone="danger">{wordsOfFault(remove.error, base.errors.unexpected)}</Banner>
      ) : (
        <p>{isUnreadable(document) ? words.goes : words.stays}</p>
      )}
    </Dialog>
  );
};
