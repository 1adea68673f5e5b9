import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@lib/platform';
import { loadLaw } from '@lib/town';
import type { Command } from '../command.js';

export const docsGenerateCommand: Command = {
  name: 'docs:generate',
  says: 'Draws docs/generated from the code: flows, rules, rights, deadlines, jobs, settings.',
  options: { check: { says: 'write nothing; end with 1 when a page differs from what the code says' } },
  run: async (given, { settings, say }) => {
    const [{ flowPages, rulesPage }, { deadlinesPage, jobsPage, settingsPage }, { rightsPage }] = await Promise.all([
      import('../documents/flow-pages.js'),
      import('../documents/other-pages.js'),
      import('../documents/rights-page.js'),
    ]);
    const pages = {
      ...flowPages(),
      'rules.md': rulesPage(),
      'rights.md': rightsPage(),
      'deadlines.md': deadlinesPage(loadLaw(settings.configRoot)),
      'jobs.md': jobsPage(),
      'settings.md': settingsPage(),
    };
    const folder = join(projectRoot(), 'docs/generated');
    const changed = Object.entries(pages).filter(([name, text]) => textOf(join(folder, name)) !== text);
    if (given.has('check')) {
      for (const [name] of changed) say(`docs/generated/${name} is not what the code says; run: npm run cli -- docs:generate`);
      return changed.length === 0 ? 0 : 1;
    }
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of changed) writeFileSync(join(folder, name), text);
    say(changed.length === 0 ? 'The documents are up to date.' : `Drawn: ${changed.map(([name]) => name).join(', ')}.`);
    return 0;
  },
};

const textOf = (path: string): string | undefined => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);
