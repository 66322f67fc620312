// A month to choose a day from.
import { parseDate } from '@internationalized/date';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Heading,
} from 'react-aria-components';
import { IconChevronLeft, IconChevronRight } from '../icon';
import styles from './calendar.module.css';

interface DateCalendarProps {
  readonly label: string;
  /** `YYYY-MM-DD`, or null for no date. */
  readonly value: string | null;
  readonly onChoose: (date: string) => void;
}

/** Arrow keys move by day and week, Page Up and Page Down by month. */
export const DateCalendar = ({ label, value, onChoose }: DateCalendarProps) => (
  <Calendar
    aria-label={label}
    autoFocus
    value={value ? parseDate(value) : null}
    onChange={(date) => onChoose(date.toString())}
  >
    <header className={styles['calendarHeader']}>
      <Button slot="previous" className={styles['calendarStep'] ?? ''}>
        <IconChevronLeft />
      </Button>
      <Heading className={styles['calendarMonth'] ?? ''} />
      <Button slot="next" className={styles['calendarStep'] ?? ''}>
        <IconChevronRight />
      </Button>
    </header>
    <CalendarGrid>
      <CalendarGridHeader>
        {(day) => <CalendarHeaderCell className={styles['weekday'] ?? ''}>{day}</CalendarHeaderCell>}
      </CalendarGridHeader>
      <CalendarGridBody>
        {(date) => <CalendarCell date={date} className={styles['day'] ?? ''} />}
      </CalendarGridBody>
    </CalendarGrid>
  </Calendar>
);
