// Everything other projects may use of the database.
export * from './sql';
export * from './migrate';
export * from './embedded/embedded';
