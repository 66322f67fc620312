// A date that can be typed, pasted or chosen in a calendar.
import { lazy, Suspense, useState } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { IconButton } from '../action/IconButton';
import { IconCalendar } from '../icon';
import overlay from '../overlay/overlay.module.css';
import type { FieldWords } from './field-words';
import { TextField } from './TextField';
import styles from './calendar.module.css';
import { parseDate } from './parse-date';

/** Fetched when it is first opened: most people type the date. */
const DateCalendar = lazy(() => import('./DateCalendar').then((m) => ({ default: m.DateCalendar })));

interface DateFieldProps extends FieldWords {
  /** What stands in the field: `YYYY-MM-DD` once it is a date, else what was typed. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Name of the button that opens the calendar. */
  readonly calendarLabel: string;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  readonly name?: string;
}

/** A text field for a date; on leaving it, what can be read as a date is written `YYYY-MM-DD`. */
export const DateField = ({ calendarLabel, value, onChange, ...field }: DateFieldProps) => (
  <TextField
    {...field}
    value={value}
    onChange={onChange}
    onBlur={() => onChange(parseDate(value) ?? value.trim())}
    inputMode="numeric"
    autoComplete="off"
    maxLength={12}
    end={<CalendarButton label={calendarLabel} value={parseDate(value)} onChoose={onChange} />}
  />
);

interface CalendarButtonProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChoose: (date: string) => void;
}

const CalendarButton = ({ label, value, onChoose }: CalendarButtonProps) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <IconButton label={label} icon={<IconCalendar />} size="small" />
      <Popover className={overlay['popover'] ?? ''} placement="bottom end">
        <Dialog aria-label={label} className={styles['calendarDialog'] ?? ''}>
          <Suspense fallback={<div className={styles['calendarRoom']} />}>
            <DateCalendar
              label={label}
              value={value}
              onChoose={(date) => {
                onChoose(date);
                setOpen(false);
              }}
            />
          </Suspense>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
};
