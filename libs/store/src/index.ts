export { openDatabase, migrate, type DatabaseOptions } from './database.js';
export { ensureRoles, asRole, withDatabase, databaseRoles, databaseName, type DatabaseRole, type RoleSecrets } from './roles.js';
export { OutboxStore, type OutboxRow } from './outbox-store.js';
export { DeadlineStore, type DeadlineKey } from './deadline-store.js';
export { NoticeStore, type KeptNotice, type NoticePage, type NoticePost, type NoticeRow } from './notice-store.js';
export { seedTown, type SeedOptions } from './seed-town.js';
export { deadlineBalance, type DeadlineBalance } from './deadline-balance.js';
