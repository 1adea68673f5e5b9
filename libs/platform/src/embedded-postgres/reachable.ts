import { statSync, type Stats } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Account } from './account.js';

const searchBits = { owner: 0o100, group: 0o010, others: 0o001 };

export function maySearch(folder: Pick<Stats, 'uid' | 'gid' | 'mode'>, account: Account): boolean {
  if (folder.uid === account.uid) return (folder.mode & searchBits.owner) !== 0;
  if (folder.gid === account.gid) return (folder.mode & searchBits.group) !== 0;
  return (folder.mode & searchBits.others) !== 0;
}

/** The first folder on the way to `path`, `path` itself included, that the account may not enter; undefined when all are open. */
export function firstClosed(path: string, account: Account | undefined): string | undefined {
  if (account === undefined) return undefined;
  const folders: string[] = [];
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    folders.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  return folders.find((folder) => !maySearch(statSync(folder), account));
}
