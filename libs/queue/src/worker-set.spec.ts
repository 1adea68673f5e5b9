import { describe, expect, it } from '@jest/globals';
import { catalogue, jobNames } from './catalogue.js';
import { oneForEach, type AnyHandler } from './worker-set.js';

const handlerOf = (job: string): AnyHandler => ({ job, run: () => Promise.resolve() }) as AnyHandler;
const all = jobNames.map(handlerOf);

describe('the handlers of a worker', () => {
  it('are one for each job of the catalogue', () => {
    expect([...oneForEach(all).keys()].sort()).toEqual([...jobNames].sort());
  });

  it.each(jobNames)('refuse to start without %s', (job) => {
    expect(() => oneForEach(all.filter((handler) => handler.job !== job))).toThrow(`no handler for ${job}`);
  });

  it.each(jobNames)('refuse to start with two for %s', (job) => {
    expect(() => oneForEach([...all, handlerOf(job)])).toThrow(`more than one handler for ${job}`);
  });

  it('refuse one that the catalogue does not know', () => {
    expect(() => oneForEach([...all, handlerOf('notice.sned')])).toThrow('a handler for notice.sned');
  });

  it('name every fault at once', () => {
    expect(() => oneForEach([handlerOf('deadline.sweep'), handlerOf('deadline.sweep')])).toThrow(/no handler.*more than one/);
  });
});

describe('the catalogue', () => {
  it('gives every job more than one try', () => {
    for (const job of jobNames) expect(catalogue[job].attempts).toBeGreaterThan(1);
  });
});
