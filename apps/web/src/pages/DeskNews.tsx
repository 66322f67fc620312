// What those at the desk should know of the text as a whole: that an earlier version was brought back.
import type { ResponseBody } from '@samsvar/protocol';
import { usePlanEvents } from '../response/use-plan';
import { RestoredBanner, type Channels } from '../version/RestoredBanner';
import styles from './DeskMore.module.css';

interface DeskNewsProps {
  readonly response: ResponseBody;
  readonly connection: Channels;
}

/** Follows what others change in plan and parties, too. Stands under the top of the desk; nothing when there is no news. */
export const DeskNews = ({ response, connection }: DeskNewsProps) => {
  const { id } = response;
  usePlanEvents(id, connection);
  return (
    <div className={styles['news']}>
      <RestoredBanner id={id} connection={connection} />
    </div>
  );
};
