// Asks before a form with something unsaved is left, whichever way.
import { Button, Dialog } from '@samsvar/ui';
import { useEffect, useState } from 'react';
import { useAdminWords } from './admin-words';
import { askBeforeLeaving } from './leaving';
import { useLeaveWarning } from './use-leave-warning';
import { useWords } from './words';

/** While `isUnsaved`, the browser asks before the window is closed or loaded anew, and this before a link inside the app is followed or the browser's Back is; changing organisation asks, too. */
export const LeaveQuestion = ({ isUnsaved }: { readonly isUnsaved: boolean }) => {
  const { acting, leaving } = useAdminWords().organisation;
  const { base } = useWords();
  const [leave, setLeave] = useState<(() => void) | null>(null);
  const stay = (): void => setLeave(null);
  useLeaveWarning(isUnsaved);
  useEffect(() => (isUnsaved ? askBeforeLeaving((go) => setLeave(() => go)) : undefined), [isUnsaved]);
  if (!leave) return null;
  return (
    <Dialog
      title={acting.lose.title}
      isOpen
      onOpenChange={stay}
      closeLabel={base.close}
      footer={
        <>
          <Button
            onPress={() => {
              stay();
              leave();
            }}
          >
            {leaving.leave}
          </Button>
          <Button variant="primary" onPress={stay}>
            {acting.lose.stay}
          </Button>
        </>
      }
    >
      <p>{leaving.text}</p>
    </Dialog>
  );
};
