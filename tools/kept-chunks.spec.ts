import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepChunks } from './kept-chunks.mjs';

describe('the parts of a program that runs while another build is made', () => {
  let room: string;
  beforeEach(() => {
    room = mkdtempSync(join(tmpdir(), 'duliu-chunks-'));
    for (const folder of ['former', 'made']) mkdirSync(join(room, folder));
    for (const name of ['hub.mjs', 'cors-fCVQ-9Lp.mjs', 'shared-AAAAAAAA.mjs']) writeFileSync(join(room, 'former', name), `former ${name}`);
    for (const name of ['hub.mjs', 'cors-zzzzzzzz.mjs', 'shared-AAAAAAAA.mjs']) writeFileSync(join(room, 'made', name), `made ${name}`);
  });
  afterEach(() => rmSync(room, { recursive: true, force: true }));
  const inMade = (): readonly string[] => readdirSync(join(room, 'made')).toSorted();

  it('stay beside the new ones, and replace none of them', () => {
    keepChunks(join(room, 'former'), join(room, 'made'));
    expect(inMade()).toEqual(['cors-fCVQ-9Lp.mjs', 'cors-zzzzzzzz.mjs', 'hub.mjs', 'shared-AAAAAAAA.mjs']);
    for (const name of ['hub.mjs', 'shared-AAAAAAAA.mjs']) expect(readFileSync(join(room, 'made', name), 'utf8')).toBe(`made ${name}`);
  });

  it('are given up with the build after that, and a first build has none', () => {
    const hourAgo = Date.now() / 1000 - 3600;
    utimesSync(join(room, 'former', 'cors-fCVQ-9Lp.mjs'), hourAgo, hourAgo);
    keepChunks(join(room, 'former'), join(room, 'made'));
    keepChunks(join(room, 'no-such-folder'), join(room, 'made'));
    expect(inMade()).toEqual(['cors-zzzzzzzz.mjs', 'hub.mjs', 'shared-AAAAAAAA.mjs']);
  });
});
