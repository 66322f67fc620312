// The form of decision bodies: what is typed, what is wrong with it, and saving it as a whole.
import type { DecisionBodiesBody } from '@samsvar/protocol';
import { parseDate } from '@samsvar/ui';
import { useRef, useState, type FormEvent } from 'react';
import { useAdminWords } from '../base/admin-words';
import { announce } from '../base/announce';
import { toasts } from '../base/toasts';
import { bodiesDraft, bodiesFaults, bodiesToSend, isBodiesChanged, type BodyDraft } from './bodies-draft';
import { focusArrow, moved } from './move';
import { useSaveDecisionBodies } from './use-decision-bodies';

/** Of the message that offers to undo. */
const REMOVED = 'decision-body';

/** The server hears of it when it is saved; focus follows what is done. */
export const useBodiesForm = (saved: DecisionBodiesBody) => {
  const all = useAdminWords().organisation;
  const words = all.bodies;
  const [draft, setDraft] = useState<readonly BodyDraft[] | null>(null);
  const [isChecked, setChecked] = useState(false);
  const save = useSaveDecisionBodies();
  const form = useRef<HTMLFormElement>(null);
  const nextKey = useNextKey();
  const bodies = draft ?? bodiesDraft(saved);
  const faults = bodiesFaults(bodies);
  const isUnsaved = draft !== null && isBodiesChanged(draft, saved);
  const focusOn = (selector: string): void => void requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(selector)?.focus());
  const begin = (): void => {
    setDraft(null);
    setChecked(false);
    // What was taken away is gone now, or back already.
    toasts.closeTopic(REMOVED);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = bodies.map(withReadDates);
    setDraft(read);
    setChecked(true);
    if (save.isPending || !isUnsaved) return;
    if (Object.keys(bodiesFaults(read)).length > 0) return focusOn('[aria-invalid=true]');
    save.mutate(bodiesToSend(read), {
      onSuccess: () => {
        begin();
        form.current?.focus({ preventScroll: true });
        toasts.add({ tone: 'success', text: all.saved });
      },
    });
  };
  const add = (): void => {
    const key = nextKey();
    setDraft([...bodies, { key, id: null, name: '', meetings: [] }]);
    focusOn(`[data-body="${key}"] input`);
  };
  const remove = (body: BodyDraft): void => {
    const at = bodies.indexOf(body);
    setDraft(bodies.filter((each) => each !== body));
    focusOn('[data-add-body] button');
    toasts.add({
      text: words.removed(body.name),
      topic: REMOVED,
      seconds: 20,
      action: { label: words.undo, onAction: () => setDraft((now) => putBack(now ?? bodiesDraft(saved), body, at)) },
    });
  };
  const move = (at: number, step: -1 | 1): void => {
    setDraft(moved(bodies, at, step));
    announce(all.settings.moved(bodies[at]?.name || words.unnamed, at + step + 1));
    requestAnimationFrame(() => focusArrow(form.current?.querySelectorAll<HTMLButtonElement>(`[data-body="${bodies[at]?.key ?? ''}"] [data-arrows] button`), step));
  };
  const change = (to: BodyDraft): void => setDraft(bodies.map((each) => (each.key === to.key ? to : each)));
  const discard = (): void => {
    begin();
    save.reset();
  };
  return { form, bodies, faults, isChecked, isUnsaved, isBusy: save.isPending, fault: save.error, nextKey, submit, add, change, remove, move, discard };
};

/** Dates that were typed and not left yet, as they would read once left. */
const withReadDates = (body: BodyDraft): BodyDraft => ({
  ...body,
  meetings: body.meetings.map(({ key, heldOn, papersDueOn }) => ({ key, heldOn: parseDate(heldOn) ?? heldOn, papersDueOn: parseDate(papersDueOn) ?? papersDueOn })),
});

const putBack = (bodies: readonly BodyDraft[], body: BodyDraft, at: number): readonly BodyDraft[] =>
  bodies.some(({ key }) => key === body.key) ? bodies : [...bodies.slice(0, at), body, ...bodies.slice(at)];

/** Keys for what is new in the form. */
const useNextKey = (): (() => string) => {
  const count = useRef(0);
  return () => {
    count.current += 1;
    return `new-${count.current}`;
  };
};
