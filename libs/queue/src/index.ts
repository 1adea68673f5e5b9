export { migrateQueue } from './migrate.js';
