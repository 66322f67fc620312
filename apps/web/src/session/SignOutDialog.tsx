// Asks before signing out throws away text that was written without contact.
import { Button, Dialog } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';

interface SignOutDialogProps {
  readonly onSignOut: () => void;
  readonly onClose: () => void;
}

/** Staying is the main answer: the text is sent as soon as its response is opened with contact. */
export const SignOutDialog = ({ onSignOut, onClose }: SignOutDialogProps) => {
  const { base, offline } = useAllWords();
  return (
    <Dialog
      title={offline.signOut.title}
      isOpen
      onOpenChange={onClose}
      closeLabel={base.close}
      footer={
        <>
          <Button onPress={onSignOut}>{offline.signOut.leave}</Button>
          <Button variant="primary" onPress={onClose}>
            {offline.signOut.stay}
          </Button>
        </>
      }
    >
      <p>{offline.signOut.text}</p>
    </Dialog>
  );
};
