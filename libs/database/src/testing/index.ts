// Real servers for tests: one PostgreSQL for each test process with one fresh database for each caller, and a Redis.
export { aDatabase, type TestDatabase } from './a-database';
export { aRedis, freePort, type TestRedis } from './a-redis';
export { debianProgram, type DebianProgram } from './debian-program';
