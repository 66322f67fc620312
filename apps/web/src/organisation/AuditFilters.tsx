// Choosing what of the log is shown.
import { AUDIT_ACTIONS, isLocalDate } from '@samsvar/domain';
import { Button, DateField, Select } from '@samsvar/ui';
import { useAdminWords } from '../base/admin-words';
import { useLanguage } from '../base/language';
import styles from './audit.module.css';
import { NO_FILTER, type AuditFilter } from './use-audit';

interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly onChange: (filter: AuditFilter) => void;
  readonly actors: readonly { readonly id: string; readonly name: string }[];
}

/** Days, a person and a kind of event; a day that is none says so, and is not asked for. */
export const AuditFilters = ({ filter, onChange, actors }: AuditFiltersProps) => {
  const { filter: words, did, someone } = useAdminWords().audit;
  const language = useLanguage();
  const set = (change: Partial<AuditFilter>) => onChange({ ...filter, ...change });
  const fault = (day: string) => (day === '' || isLocalDate(day) ? undefined : words.notDate);
  const actions = AUDIT_ACTIONS.map((id) => ({ id, label: did[id] })).sort((one, other) => one.label.localeCompare(other.label, language));
  const people = actors.map(({ id, name }) => ({ id, label: name || someone }));
  const isFiltered = Object.values(filter).some((value) => value !== '');
  return (
    <div role="group" aria-label={words.title} className={styles['filters']}>
      <DateField label={words.from} calendarLabel={words.calendar} value={filter.from} onChange={(from) => set({ from })} error={fault(filter.from)} />
      <DateField label={words.to} calendarLabel={words.calendar} value={filter.to} onChange={(to) => set({ to })} error={fault(filter.to)} />
      <Select label={words.actor} choices={[{ id: '', label: words.anyone }, ...people]} value={filter.actor} onChange={(actor) => set({ actor })} />
      <Select label={words.action} choices={[{ id: '', label: words.anything }, ...actions]} value={filter.action} onChange={(action) => set({ action })} />
      {isFiltered ? <Button onPress={() => onChange(NO_FILTER)}>{words.clear}</Button> : null}
    </div>
  );
};
