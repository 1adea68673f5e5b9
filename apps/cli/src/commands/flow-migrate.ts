import { readFileSync } from 'node:fs';
import { PlanUnreadable, readPlan, type MigrationPlan } from '@lib/cases';
import { errorMessage } from '@lib/platform';
import { UsageFault, type Command } from '../command.js';

export const flowMigrateCommand: Command = {
  name: 'flow:migrate',
  says: 'Takes the open cases of one version of a flow over to another by a plan, each with an event of its own. Running it twice moves nothing twice.',
  options: {
    plan: { says: 'file with the plan, as JSON (docs/guide/operator.md)', value: 'file', required: true },
    'dry-run': { says: 'move nothing, and print who would move where, with the figure that stands for it' },
    'as-shown': { says: 'the figure that the dry run printed: exactly what it showed is done, or nothing', value: 'figure' },
    rollback: { says: 'the way back: each case that has not moved since goes where the plan found it' },
  },
  run: async (given, context) => {
    const plan = planIn(given.text('plan') ?? '');
    const asShown = given.text('as-shown');
    if (given.has('dry-run') === (asShown !== undefined))
      throw new UsageFault('flow:migrate needs either --dry-run, or --as-shown with the figure that the dry run printed.');
    const { migrateFlow } = await import('../migrate-flow.js');
    return migrateFlow(context, plan, { direction: given.has('rollback') ? 'roll-back' : 'migrate', asShown });
  },
};

function planIn(file: string): MigrationPlan {
  try {
    return readPlan(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    // What is wrong with the file is the operator's to mend, whoever noticed it.
    if (error instanceof PlanUnreadable || error instanceof SyntaxError || (error instanceof Error && 'code' in error))
      throw new UsageFault(`${file}: ${errorMessage(error)}`);
    throw error;
  }
}
