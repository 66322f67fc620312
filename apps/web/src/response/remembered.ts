// Small choices of one person in this browser: how wide, open or not.
import { useState } from 'react';

/** A number kept in the browser under a key; within bounds, whatever was stored. */
export const useRememberedNumber = (key: string, given: { fallback: number; min: number; max: number }): [number, (value: number) => void] => {
  const [value, setValue] = useState(() => {
    const stored = Number(read(key));
    return stored >= given.min && stored <= given.max ? stored : given.fallback;
  });
  return [
    value,
    (next) => {
      setValue(next);
      write(key, String(next));
    },
  ];
};

/** A yes or no kept in the browser under a key. */
export const useRememberedFlag = (key: string, fallback: boolean): [boolean, (value: boolean) => void] => {
  const [value, setValue] = useState(() => {
    const stored = read(key);
    return stored === null ? fallback : stored === '1';
  });
  return [
    value,
    (next) => {
      setValue(next);
      write(key, next ? '1' : '0');
    },
  ];
};

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

const write = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing still gets the choice for this visit.
  }
};
