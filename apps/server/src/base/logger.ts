// The log: JSON lines that carry ids, routes and outcomes, never what people wrote.
import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import type { LogLevel } from './config';

/** Injects the `Log` of the process. */
export const LOG = Symbol('log');

/** Writes structured lines. */
export type Log = Logger;

/** Makes the log, written to standard output unless told otherwise. */
export const openLog = (
  level: LogLevel | 'silent',
  output: { write(line: string): void } = pino.destination(1),
): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    output,
  );

/** Lets Nest write its own warnings and errors to the same log. */
export const nestLogger = (log: Log): LoggerService => ({
  log: (message: unknown) => log.debug(String(message)),
  warn: (message: unknown) => log.warn(String(message)),
  error: (message: unknown) => log.error(String(message)),
});
