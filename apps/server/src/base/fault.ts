// What may be logged of an unexpected error.

/** Fields of an error that name what broke without repeating what people sent or stored. */
export interface Fault {
  readonly error: string;
  readonly message: string;
  readonly stack: string;
  readonly sqlState?: string;
}

/**
 * Describes an error for the log. The database's messages, details and parameters can quote stored text,
 * so of those errors only the SQLSTATE, constraint and place in the code are kept.
 */
export const faultOf = (thrown: unknown): Fault => {
  if (!isError(thrown))
    return { error: typeof thrown, message: 'something other than an error was thrown', stack: '' };
  const frames = (thrown.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n');
  if (thrown.name !== 'PostgresError')
    return { error: thrown.name, message: thrown.message.slice(0, 500), stack: frames };
  return {
    error: thrown.name,
    message: `constraint ${textAt(thrown, 'constraint_name')}, table ${textAt(thrown, 'table_name')}`,
    stack: frames,
    sqlState: textAt(thrown, 'code'),
  };
};

/** The code that Node's and PostgreSQL's errors carry, such as `EADDRINUSE`; null when there is none. */
export const codeOf = (thrown: unknown): string | null =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string'
    ? thrown.code
    : null;

/** Told by what it has, not by its class: errors of another realm are errors too. */
const isError = (thrown: unknown): thrown is Error =>
  typeof thrown === 'object' &&
  thrown !== null &&
  'stack' in thrown &&
  'message' in thrown &&
  typeof thrown.message === 'string';

const textAt = (thrown: Error, key: string): string => {
  const value: unknown = Reflect.get(thrown, key);
  return typeof value === 'string' ? value : '-';
};
