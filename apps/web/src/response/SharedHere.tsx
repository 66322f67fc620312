// What somebody is told of a response that another organisation has shared with them: as whom they are here, and what they may.
import type { OutlineSection } from '@samsvar/domain';
import type { ResponseBody } from '@samsvar/protocol';
import { Banner, IconButton, IconClose } from '@samsvar/ui';
import { useAdminWords } from '../base/admin-words';
import { longDate } from '../base/dates';
import { useLanguage } from '../base/language';
import { useSession } from '../session/use-session';
import { sectionNames } from './guest-terms';
import guestStyles from './guest.module.css';
import { useRememberedFlag } from './remembered';
import styles from './response.module.css';
import type { Guest } from './use-guests';

interface SharedHereProps {
  readonly response: ResponseBody;
  /** Null for people of an organisation that it is shared with. */
  readonly guest: Guest | null;
  readonly outline: readonly OutlineSection[];
}

/** Told until it is closed, once for each response; what a guest may change is told all the time. */
export const SharedHere = ({ response, guest, outline }: SharedHereProps) => {
  const words = useAdminWords().guest;
  const language = useLanguage();
  const { organisation } = useSession();
  const [isNew, setNew] = useRememberedFlag(`samsvar.shared-here.${response.id}`, true);
  const owner = response.organisation.name;
  const limits = guest?.sections ? words.here.sections[guest.part](sectionNames(guest.sections, outline, words.goneSection)) : null;
  if (!isNew && !limits) return null;
  const until = guest?.until ? longDate(guest.until, language) : null;
  const close = <IconButton label={words.here.close} icon={<IconClose />} size="small" onPress={() => setNew(false)} />;
  return (
    <div className={styles['banners']}>
      <Banner tone="info" actions={isNew ? close : undefined}>
        {isNew ? (
          <details className={guestStyles['here']}>
            <summary>{guest ? `${words.here.guest(organisation.name, owner)} ${limits ?? words.here.mayUntil(words.here.may[guest.part], until)}` : words.here.party(owner)}</summary>
            {guest ? <p>{limits ? `${words.here.mayUntil(words.here.may[guest.part], until)} ` : ''}{words.here.internal}</p> : null}
            <p>{words.official}</p>
          </details>
        ) : (
          <p>{limits}</p>
        )}
      </Banner>
    </div>
  );
};
