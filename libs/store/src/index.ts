export { openDatabase, migrate, type DatabaseOptions } from './database.js';
export { ensureRoles, asRole, withDatabase, databaseRoles, databaseName, type DatabaseRole, type RoleSecrets } from './roles.js';
export { OutboxStore, type OutboxRow } from './outbox-store.js';
