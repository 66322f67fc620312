// The top of the desk: what is answered, until when, who is here, what is saved, and the way out of the house.
import type { OutlineSection } from '@samsvar/domain';
import type { ResponseBody } from '@samsvar/protocol';
import { usePresence, type EditorHandle } from '@samsvar/editor';
import type { ResponseConnection } from '@samsvar/editor/connection';
import { IconButton, IconPanelRight, TextLink } from '@samsvar/ui';
import { Island } from '../base/Island';
import { PageHeading } from '../base/Page';
import { path } from '../base/path';
import { useAllWords } from '../base/all-words';
import { CaseLine } from '../case-file/CaseLine';
import { ExportMenu } from '../delivery/ExportMenu';
import { OfflineSwitch } from '../response/OfflineSwitch';
import { Presence } from '../response/Presence';
import { SavedMark } from '../response/SavedMark';
import { isShutOut, useFact } from '../response/use-connection';
import { useSession } from '../session/use-session';
import { DeskMore } from './DeskMore';
import { DeskNews } from './DeskNews';
import styles from './ResponsePage.module.css';

interface DeskTopBarProps {
  readonly response: ResponseBody;
  readonly connection: ResponseConnection;
  readonly handle: EditorHandle | null;
  readonly isSourceShown: boolean;
  readonly onSourceShown: (isShown: boolean) => void;
  readonly onGo: (blockId: string) => void;
  readonly outline: readonly OutlineSection[];
}

/** Facts to the left, state and tools to the right. */
export const DeskTopBar = ({ response, connection, handle, isSourceShown, onSourceShown, onGo, outline }: DeskTopBarProps) => {
  const words = useAllWords();
  const { person } = useSession();
  const people = usePresence(connection);
  const saveState = useFact(connection, (at) => at.saveState);
  const isStranded = useFact(connection, (at) => at.stranded !== null);
  // Before the first contact nobody knows whether all is saved.
  const isKnown = useFact(connection, (at) => at.isSynced || at.saveState.state !== 'saved');
  const canWrite = useFact(connection, (at) => at.canWrite);
  const isShut = useFact(connection, isShutOut);
  const mayExport = response.abilities.includes('response.export');
  return (
    <>
      <header className={styles['top']}>
        <div className={styles['titles']}>
          <div className={styles['title']}>
            <PageHeading title={response.title} />
          </div>
          <div className={styles['facts']}>
            {response.organisation.isOwn ? (
              <TextLink href={path.consultation(response.consultation.id)}>{words.response.toConsultation}</TextLink>
            ) : (
              // The matter itself stands in the register of the organisation that leads.
              <TextLink href={path.board()}>{words.board.title}</TextLink>
            )}
            <CaseLine response={response} />
          </div>
        </div>
        <div className={styles['tools']}>
          {isKnown && !(isShut && !isStranded) && (isStranded || (canWrite ?? response.abilities.includes('response.write'))) ? (
            <SavedMark state={saveState} title={response.title} text={handle && (() => handle.plainText())} isOffered />
          ) : null}
          <Presence people={people} myId={person.id} />
          {isSourceShown ? null : (
            <IconButton label={words.response.showSource} icon={<IconPanelRight />} onPress={() => onSourceShown(true)} />
          )}
          {isShut ? null : (
            <>
              <Island>
                <OfflineSwitch response={response} connection={connection} />
              </Island>
              <Island>
                <ExportMenu id={response.id} whyNot={mayExport ? null : words.delivery.mayNot} onGo={onGo} mayBringBack={response.abilities.includes('suggestion.make')} />
              </Island>
              <Island>
                <DeskMore response={response} outline={outline} handle={handle} />
              </Island>
            </>
          )}
        </div>
      </header>
      <Island>
        <DeskNews response={response} connection={connection} />
      </Island>
    </>
  );
};
