import type { Command } from './command.js';
import { migrateCommand } from './commands/migrate.js';
import { seedCommand } from './commands/seed.js';
import { startCommand } from './commands/start.js';

/** Every command there is, in the order in which help shows them. */
export const commands: readonly Command[] = [startCommand, migrateCommand, seedCommand];
