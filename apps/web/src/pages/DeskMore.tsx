// The menu "Mer" of the desk: versions, parties, locking and planning, each in a dialog or a page that is fetched when it is asked for.
import type { OutlineSection } from '@samsvar/domain';
import type { EditorHandle } from '@samsvar/editor';
import type { ResponseBody } from '@samsvar/protocol';
import { Button, IconCalendar, IconHistory, IconLocked, IconMore, IconPeople, IconText, IconUnlocked, Menu, MenuItem, MenuSeparator } from '@samsvar/ui';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAllWords } from '../base/all-words';
import { LazyPart } from '../base/LazyPart';
import { Part } from '../base/part';
import { path } from '../base/path';
import { toasts } from '../base/toasts';
import { useParties } from '../response/use-plan';
import { useSession } from '../session/use-session';
import styles from './DeskMore.module.css';

const planDialog = new Part(() => import('../response/PlanDialog').then((m) => m.PlanDialog));
const partiesDialog = new Part(() => import('../response/PartiesDialog').then((m) => m.PartiesDialog));
const phraseDialog = new Part(() => import('../organisation/InsertPhraseDialog').then((m) => m.InsertPhraseDialog));
const lockDialog = new Part(() => import('../version/LockDialog').then((m) => m.LockDialog));

interface DeskMoreProps {
  readonly response: ResponseBody;
  readonly outline: readonly OutlineSection[];
  /** Null until the text is there. */
  readonly handle: EditorHandle | null;
}

/** Which dialog stands open. */
type Opened = 'parties' | 'lock' | 'phrase' | 'plan' | null;

/** What is shared says so beside the menu; forbidden lines say why. */
export const DeskMore = ({ response, outline, handle }: DeskMoreProps) => {
  const { plan, version } = useAllWords();
  const [, navigate] = useLocation();
  const [opened, setOpened] = useState<Opened>(null);
  const { abilities, frozen, id } = response;
  const mayLock = abilities.includes('version.freeze');
  // Whoever writes uses what their own organisation has saved; it has nothing for those who are here without one.
  const mayInsert = useSession().abilities.includes('organisation.read') && abilities.includes('response.write');
  return (
    <>
      <SharedMark response={response} onPress={() => setOpened('parties')} />
      <Menu
        label={plan.menu}
        placement="bottom end"
        trigger={
          <Button icon={<IconMore />}>{plan.more}</Button>
        }
      >
        <MenuItem icon={<IconHistory />} label={version.title} onAction={() => navigate(path.versions(id))} />
        <MenuItem icon={<IconPeople />} label={plan.parties.action} onAction={() => setOpened('parties')} />
        {mayInsert ? <MenuItem icon={<IconText />} label={plan.phrase} isDisabled={!handle} onAction={() => setOpened('phrase')} /> : null}
        <MenuItem icon={<IconCalendar />} label={plan.planAll} onAction={() => setOpened('plan')} />
        <MenuSeparator />
        <MenuItem
          icon={frozen ? <IconUnlocked /> : <IconLocked />}
          label={frozen ? version.lock.open : version.lock.lock}
          isDisabled={!mayLock}
          description={mayLock ? undefined : version.lock.mayNot}
          onAction={() => setOpened('lock')}
        />
      </Menu>
      <OpenedDialog {...{ opened, response, outline, handle }} onClose={() => setOpened(null)} />
    </>
  );
};

/** "Delas med 2", or whose it is where it is another's. */
const SharedMark = ({ response, onPress }: { readonly response: ResponseBody; readonly onPress: () => void }) => {
  const { plan } = useAllWords();
  const parties = useParties(response.id, response.isShared).data?.parties ?? [];
  if (!response.isShared) return null;
  const others = parties.filter(({ part }) => part !== 'lead').length;
  return (
    <span className={styles['shared']}>
      {response.organisation.isOwn ? (
        <Button variant="quiet" icon={<IconPeople />} aria-label={others > 0 ? plan.sharedLabel(others) : undefined} onPress={onPress}>
          {others > 0 ? plan.shared(others) : plan.sharedWithGuests}
        </Button>
      ) : (
        <Button variant="quiet" icon={<IconPeople />} onPress={onPress}>
          {plan.sharedBy(response.organisation.name)}
        </Button>
      )}
    </span>
  );
};

interface OpenedDialogProps extends DeskMoreProps {
  readonly opened: Opened;
  readonly onClose: () => void;
}

const OpenedDialog = ({ opened, response, outline, handle, onClose }: OpenedDialogProps) => {
  const { plan } = useAllWords();
  const [, navigate] = useLocation();
  const onLeft = (): void => {
    toasts.add({ tone: 'success', text: plan.parties.left });
    navigate(path.board());
  };
  switch (opened) {
    case null:
      return null;
    case 'parties':
      return (
        <LazyPart part={partiesDialog} onMissing={onClose}>
          {(PartiesDialog) => <PartiesDialog {...{ response, outline, onClose, onLeft }} />}
        </LazyPart>
      );
    case 'lock':
      return (
        <LazyPart part={lockDialog} onMissing={onClose}>
          {(LockDialog) => <LockDialog {...{ response, onClose }} />}
        </LazyPart>
      );
    case 'phrase':
      return (
        <LazyPart part={phraseDialog} onMissing={onClose}>
          {(InsertPhraseDialog) => <InsertPhraseDialog onInsert={(text) => handle?.insertPhrase(text) ?? false} onClose={onClose} />}
        </LazyPart>
      );
    case 'plan':
      return (
        <LazyPart part={planDialog} onMissing={onClose}>
          {(PlanDialog) => <PlanDialog {...{ response, outline, onClose }} first={null} />}
        </LazyPart>
      );
  }
};
