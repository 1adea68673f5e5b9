// What every tool shares: where the house stands, how it runs a program and how it speaks while something takes long.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const inHouse = (...parts) => join(root, ...parts);
export const say = (line) => process.stdout.write(`${line}\n`);

const oldestNode = [20, 19];

export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  say(`This needs Node ${oldestNode.join('.')} or later; this is Node ${version}.`);
  process.exit(1);
}

/**
 * Runs a program to its end. With `title` it says that it begins, every ten seconds that it still runs, and how long it took;
 * `quiet` keeps the program's own words for the case that it fails.
 * @returns the exit code; 128 + n when a signal ended it
 */
export function run(command, args, { title, quiet = false, env = process.env } = {}) {
  if (title) say(`${title} …`);
  const began = Date.now();
  const seconds = () => ((Date.now() - began) / 1000).toFixed(1);
  const beat = title && setInterval(() => say(`  still at it (${seconds()} s)`), 10_000);
  return new Promise((resolve) => {
    const shell = process.platform === 'win32' && !command.endsWith('.exe');
    const child = spawn(command, args, {
      cwd: root,
      env,
      shell,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    let words = '';
    child.stdout?.on('data', (chunk) => (words += chunk));
    child.stderr?.on('data', (chunk) => (words += chunk));
    const end = (code) => {
      clearInterval(beat);
      if (code !== 0 && words) process.stdout.write(words);
      if (title) say(code === 0 ? `  done in ${seconds()} s` : `  failed after ${seconds()} s (exit code ${code})`);
      resolve(code);
    };
    child.once('error', (error) => {
      words += `${error.message}\n`;
      end(127);
    });
    child.once('close', (code, signal) => end(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

/** A program of a package, run by this Node and not through a shell's search path. */
export const runPackaged = (script, args, options) => run(process.execPath, [inHouse('node_modules', script), ...args], options);
