// Real databases for tests: one PostgreSQL for each test process, one fresh database for each caller.
export { aDatabase, type TestDatabase } from './a-database';
