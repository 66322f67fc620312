// Real servers for tests: one PostgreSQL for each test run with one fresh database for each caller, a Redis, a store of files.
export { aDatabase, type TestDatabase } from './a-database';
export { aRedis, freePort, type TestRedis } from './a-redis';
export { anObjectStore, type TestObjectStore } from './an-object-store';
export { debianProgram, type DebianProgram } from './debian-program';
