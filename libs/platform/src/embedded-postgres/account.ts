import { existsSync, readFileSync, statSync } from 'node:fs';

/** The system account that the server runs as when the starter is root; PostgreSQL refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/** What `spawn` takes; empty where the starter's own account is right. */
export const spawnAs = (account: Account | undefined): { uid?: number; gid?: number } =>
  account === undefined ? {} : { uid: account.uid, gid: account.gid };

/**
 * Undefined for an ordinary user. For root: the owner of a data folder that exists already, else `postgres`, else `nobody`.
 */
export function serverAccount(dataFolder: string, passwd: string = readPasswd()): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = existsSync(dataFolder) ? statSync(dataFolder).uid : 0;
  const known = accountsIn(passwd);
  const found =
    (owner === 0 ? undefined : known.find((account) => account.uid === owner)) ??
    known.find((account) => account.name === 'postgres') ??
    known.find((account) => account.name === 'nobody');
  return found ?? { uid: 65_534, gid: 65_534, name: 'nobody' };
}

export const accountsIn = (passwd: string): readonly Account[] =>
  passwd
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name, , uid, gid]) => ({ name: name ?? '', uid: Number(uid), gid: Number(gid) }));

const readPasswd = (): string => (existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : '');
