import type { Command } from './command.js';
import { balanceCommand } from './commands/balance.js';
import { caseReplayCommand } from './commands/case-replay.js';
import { docsGenerateCommand } from './commands/docs-generate.js';
import { flowMigrateCommand } from './commands/flow-migrate.js';
import { flowProveCommand } from './commands/flow-prove.js';
import { flowWhatifCommand } from './commands/flow-whatif.js';
import { historyProveCommand } from './commands/history-prove.js';
import { historySealCommand } from './commands/history-seal.js';
import { historyVerifyCommand } from './commands/history-verify.js';
import { keysRewrapCommand } from './commands/keys-rewrap.js';
import { keysRotateCommand } from './commands/keys-rotate.js';
import { migrateCommand } from './commands/migrate.js';
import { seedCommand } from './commands/seed.js';
import { startCommand } from './commands/start.js';
import { textEraseCommand } from './commands/text-erase.js';
import { userAddCommand } from './commands/user-add.js';

/** Every command there is, in the order in which help shows them. */
export const commands: readonly Command[] = [
  startCommand,
  migrateCommand,
  seedCommand,
  userAddCommand,
  flowProveCommand,
  flowMigrateCommand,
  balanceCommand,
  caseReplayCommand,
  flowWhatifCommand,
  historySealCommand,
  historyVerifyCommand,
  historyProveCommand,
  textEraseCommand,
  keysRotateCommand,
  keysRewrapCommand,
  docsGenerateCommand,
];
