const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

const warning = '<!-- Drawn from the code by `npm run cli -- docs:generate`; not to be edited by hand. -->';

export const page = (title: string, ...parts: readonly string[]): string => `${warning}\n\n# ${title}\n\n${parts.join('\n\n')}\n`;
