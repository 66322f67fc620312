// The classes of how important a consultation is: naming, ordering, adding and removing them.
import { IMPORTANCE_CLASSES_LIMIT } from '@samsvar/protocol';
import { Button, IconAdd, IconArrowDown, IconArrowUp, IconButton, IconRemove, TextField } from '@samsvar/ui';
import { useRef } from 'react';
import { useAdminWords } from '../base/admin-words';
import { announce } from '../base/announce';
import { focusArrow, moved } from './move';
import styles from './organisation.module.css';
import type { SettingsDraft, SettingsFaults } from './settings-draft';

type Classes = SettingsDraft['classes'];

interface ImportanceClassesProps {
  readonly classes: Classes;
  readonly faults: SettingsFaults['classes'];
  readonly onChange: (classes: Classes) => void;
}

/** The most important first. */
export const ImportanceClasses = ({ classes, faults, onChange }: ImportanceClassesProps) => {
  const words = useAdminWords().organisation.settings;
  const list = useRef<HTMLUListElement>(null);
  const added = useRef(0);
  const move = (at: number, step: -1 | 1): void => {
    onChange(moved(classes, at, step));
    announce(words.moved(classes[at]?.name ?? '', at + step + 1));
    requestAnimationFrame(() => focusArrow(list.current?.children[at + step]?.querySelectorAll('button'), step));
  };
  const add = (): void => {
    added.current += 1;
    onChange([...classes, { key: `n${added.current}`, name: '' }]);
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus());
  };
  return (
    <>
      {classes.length === 0 ? <p className={styles['quiet']}>{words.classesEmpty}</p> : null}
      <ul role="list" ref={list} className={styles['rows']} aria-label={words.classes} hidden={classes.length === 0}>
        {classes.map(({ key, name }, at) => (
          <li key={key} className={styles['row']}>
            <TextField
              label={words.className(at + 1)}
              isLabelHidden
              maxLength={60}
              value={name}
              onChange={(to) => onChange(classes.map((each) => (each.key === key ? { key, name: to } : each)))}
              error={faults[key] === 'missing' ? words.classMissing : faults[key] === 'twice' ? words.classTwice : null}
            />
            <IconButton label={words.moveUp(name)} icon={<IconArrowUp />} isDisabled={at === 0} onPress={() => move(at, -1)} />
            <IconButton label={words.moveDown(name)} icon={<IconArrowDown />} isDisabled={at === classes.length - 1} onPress={() => move(at, 1)} />
            <IconButton
              label={words.removeClass(name)}
              icon={<IconRemove />}
              onPress={() => {
                onChange(classes.filter((each) => each.key !== key));
                list.current?.parentElement?.querySelector<HTMLElement>('[data-add] button')?.focus();
              }}
            />
          </li>
        ))}
      </ul>
      <div data-add="">
        <Button icon={<IconAdd />} whyNot={classes.length >= IMPORTANCE_CLASSES_LIMIT ? words.classesFull : null} onPress={add}>
          {words.addClass}
        </Button>
      </div>
    </>
  );
};
