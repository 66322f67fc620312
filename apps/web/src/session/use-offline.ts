// What the whole app does about copies in this browser: looks after them, and notices that the server stays away.
import type { Session } from '@samsvar/protocol';
import { useEffect, useState } from 'react';
import { useAway } from './offline-away';
import { offlinePerson, setOfflinePerson } from './offline-person';

/** So long an answer is waited for before the copies are offered. */
const LATE_MS = 5_000;

/** Looks after the copies, and lets only the person who is signed in open theirs later. */
export const useCopiesLookedAfter = (session: Session | null | undefined): void => {
  const isAway = useAway() !== null;
  const personId = session?.person.id;
  useEffect(() => {
    if (offlinePerson() !== null) void import('./offline-rounds').then((rounds) => rounds.beginRounds(), () => undefined);
  }, []);
  useEffect(() => {
    if (personId && !isAway && offlinePerson() !== null) setOfflinePerson(personId);
  }, [personId, isAway]);
};

/** Whether to open what is kept here: there are copies, and the server has refused or let one wait too long. */
export const useGoingAway = (hasAnswer: boolean, hasFailed: boolean): boolean => {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (hasAnswer) return;
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [hasAnswer]);
  return !hasAnswer && (hasFailed || isLate) && offlinePerson() !== null;
};
