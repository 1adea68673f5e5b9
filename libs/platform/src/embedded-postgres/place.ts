import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What DATA_DIR/postgres.json remembers between starts. */
export interface Place {
  readonly dataFolder: string;
  readonly port?: number;
}

const placePath = (dataDir: string): string => join(dataDir, 'postgres.json');

export function readPlace(dataDir: string): Place | undefined {
  const path = placePath(dataDir);
  if (!existsSync(path)) return undefined;
  const kept = JSON.parse(readFileSync(path, 'utf8')) as Partial<Place>;
  // A DATA_DIR that was moved takes its tables along.
  const inside = join(dataDir, 'postgres');
  const dataFolder = existsSync(inside) || kept.dataFolder === undefined ? inside : kept.dataFolder;
  return { dataFolder, ...(typeof kept.port === 'number' ? { port: kept.port } : {}) };
}

export function keepPlace(dataDir: string, place: Place): void {
  const half = `${placePath(dataDir)}.new`;
  writeFileSync(half, `${JSON.stringify(place, undefined, 2)}\n`);
  renameSync(half, placePath(dataDir));
}
