import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from '../error-code.js';

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** Fields of /proc/<pid>/stat after the command, which may itself hold blanks and brackets. Undefined where there is no /proc. */
const statOf = (pid: number): readonly string[] | undefined =>
  read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ');

/** Whether a process runs. A zombie does not: under a container's first process nobody may ever collect it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return false;
  }
  return statOf(pid)?.[0] !== 'Z';
}

/** When the process was started, in ticks since boot: with it, a process id that was given out again is recognised. */
export const startedAt = (pid: number): string | undefined => statOf(pid)?.[19];

/** The command line, or undefined where the system does not show it. */
export const commandOf = (pid: number): string | undefined => read(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim();

/** Waits until the process is gone; false when it still runs after `within` milliseconds. */
export async function untilGone(pid: number, within: number): Promise<boolean> {
  for (const end = Date.now() + within; isAlive(pid); await sleep(10)) if (Date.now() > end) return false;
  return true;
}

/** Sends a signal; a process that is gone meanwhile is no fault. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}
