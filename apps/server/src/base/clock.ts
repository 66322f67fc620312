// The clock, injected so that deadlines and lifetimes can be tested.

/** Answers the present instant. */
export type Clock = () => Date;

/** Injects the `Clock` of the process. */
export const CLOCK = Symbol('clock');
