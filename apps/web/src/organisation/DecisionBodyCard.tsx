// One decision body in the form: its name, its meetings, its place among the others.
import { localDateOf } from '@samsvar/domain';
import { MEETINGS_LIMIT } from '@samsvar/protocol';
import { Button, DateField, IconAdd, IconArrowDown, IconArrowUp, IconButton, IconRemove, Tag, TextField } from '@samsvar/ui';
import { useRef } from 'react';
import { useAdminWords } from '../base/admin-words';
import { useWords } from '../base/words';
import type { BodyDraft, BodyFault, MeetingDraft } from './bodies-draft';
import styles from './organisation.module.css';

interface DecisionBodyCardProps {
  readonly body: BodyDraft;
  readonly faults: Readonly<Record<string, BodyFault>>;
  readonly nextKey: () => string;
  readonly onChange: (body: BodyDraft) => void;
  readonly onRemove: () => void;
  /** Null where it is the first, or the last. */
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
}

/** A group named by the body, so that its fields are told apart by ear. */
export const DecisionBodyCard = (props: DecisionBodyCardProps) => {
  const { body, faults, nextKey, onChange } = props;
  const { bodies: words, settings } = useAdminWords().organisation;
  const card = useRef<HTMLDivElement>(null);
  const focusOn = (selector: string): void => void requestAnimationFrame(() => card.current?.querySelector<HTMLElement>(selector)?.focus());
  const addMeeting = (): void => {
    onChange({ ...body, meetings: [...body.meetings, { key: nextKey(), heldOn: '', papersDueOn: '' }] });
    focusOn('li:last-child input');
  };
  const fault = faults[body.key];
  return (
    <div ref={card} role="group" aria-label={body.name || words.unnamed} className={styles['card']} data-body={body.key}>
      <div className={styles['bodyHeader']}>
        <TextField
          label={words.name}
          maxLength={120}
          isRequired
          value={body.name}
          onChange={(name) => onChange({ ...body, name })}
          error={fault === 'nameMissing' ? words.nameMissing : fault === 'nameTwice' ? words.nameTwice : null}
        />
        <span className={styles['actions']} data-arrows="">
          <IconButton label={settings.moveUp(body.name)} icon={<IconArrowUp />} isDisabled={!props.onUp} onPress={() => props.onUp?.()} />
          <IconButton label={settings.moveDown(body.name)} icon={<IconArrowDown />} isDisabled={!props.onDown} onPress={() => props.onDown?.()} />
          <IconButton label={words.remove(body.name)} icon={<IconRemove />} onPress={props.onRemove} />
        </span>
      </div>
      <h2>{words.meetings}</h2>
      {body.meetings.length === 0 ? <p className={styles['quiet']}>{words.noMeetings}</p> : null}
      <ul role="list" className={styles['meetings']} aria-label={words.meetingsOf(body.name)} hidden={body.meetings.length === 0}>
        {body.meetings.map((meeting) => (
          <MeetingRow
            key={meeting.key}
            meeting={meeting}
            fault={faults[meeting.key]}
            onChange={(to) => onChange({ ...body, meetings: body.meetings.map((each) => (each.key === meeting.key ? to : each)) })}
            onRemove={() => {
              onChange({ ...body, meetings: body.meetings.filter(({ key }) => key !== meeting.key) });
              focusOn('[data-add-meeting] button');
            }}
          />
        ))}
      </ul>
      <div data-add-meeting="">
        <Button
          size="small"
          icon={<IconAdd />}
          aria-label={words.addMeetingTo(body.name)}
          whyNot={body.meetings.length >= MEETINGS_LIMIT ? words.meetingsFull : null}
          onPress={addMeeting}
        >
          {words.addMeeting}
        </Button>
      </div>
    </div>
  );
};

interface MeetingRowProps {
  readonly meeting: MeetingDraft;
  readonly fault: BodyFault | undefined;
  readonly onChange: (meeting: MeetingDraft) => void;
  readonly onRemove: () => void;
}

const MeetingRow = ({ meeting, fault, onChange, onRemove }: MeetingRowProps) => {
  const words = useAdminWords().organisation.bodies;
  const { optional, openCalendar } = useWords().base;
  const isPast = /^\d{4}-\d{2}-\d{2}$/.test(meeting.heldOn) && meeting.heldOn < localDateOf(new Date());
  const heldFault = fault === 'dateMissing' || fault === 'dateWrong' || fault === 'dateTwice' ? words[fault] : null;
  const papersFault = fault === 'papersAfter' ? words.papersAfter : fault === 'papersWrong' ? words.dateWrong : null;
  return (
    <li className={styles['meeting']}>
      <div>
        <DateField label={words.heldOn} calendarLabel={openCalendar} isRequired value={meeting.heldOn} onChange={(heldOn) => onChange({ ...meeting, heldOn })} error={heldFault} />
      </div>
      <div>
        <DateField label={words.papersDueOn} note={optional} calendarLabel={openCalendar} value={meeting.papersDueOn} onChange={(papersDueOn) => onChange({ ...meeting, papersDueOn })} error={papersFault} />
      </div>
      <span className={styles['meetingEnd']}>
        <IconButton label={words.removeMeeting(meeting.heldOn)} icon={<IconRemove />} onPress={onRemove} />
        {isPast ? <Tag>{words.past}</Tag> : null}
      </span>
    </li>
  );
};
