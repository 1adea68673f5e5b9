// One run: the yardstick before, between and after the benchmarks, so that what else the machine does falls on both.
import { cpus, loadavg, totalmem } from 'node:os';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { say } from '../../tools/house.mjs';
import { openClient, inLanes, signIn } from './client.mjs';
import { watchCosts } from './costs.mjs';
import { due } from './due.mjs';
import { makeRoom, roundTripsOf, serverOf, startProduct } from './product.mjs';
import { counting } from './statements.mjs';
import { accepted, act, registration, session, wholeLife } from './stories.mjs';
import { openYardstick } from './yardstick.mjs';

const lanes = 16;
const shanghaiToday = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

/** @returns the lines of the run, the first of them the machine */
export async function runBenchmarks({ names, seconds, cases, deadlines, seed }) {
  const random = mulberry(seed);
  const room = makeRoom();
  const password = randomUUID();
  let product;
  try {
    const machine = {
      cpu: cpus()[0]?.model,
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      node: process.version,
      load: Number(loadavg()[0].toFixed(1)),
    };
    say(
      `Machine: ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, Node ${machine.node}, load ${machine.load}; seed ${seed}`,
    );
    product = await startProduct(room.dataDir, password);
    const first = product.seconds;
    await product.stop();
    product = await startProduct(room.dataDir, password);
    say(`Start: the first ${first.toFixed(1)} s, the second ${product.seconds.toFixed(1)} s`);
    const start = { first, second: product.seconds, atRestMiB: product.memory() };
    say(
      `At rest: ${
        Object.entries(start.atRestMiB)
          .map(([name, size]) => `${name} ${size} MiB`)
          .join(', ') || 'not known here'
      }`,
    );

    const server = serverOf(room.dataDir);
    say('Laying the reference tables …');
    const yardstick = await openYardstick(server);
    say(`Yardstick: reference.sql by ${yardstick.by}`);
    const processes = { hub: product.processOf('hub'), worker: product.processOf('worker') };
    const world = { ...(await openWorld(product.url, password, random)), server, ...processes };
    const lines = [];
    const references = [await yardstick.measure(seconds, random)];
    say(`  reference ${references.at(-1).toFixed(0)} transactions/s`);
    for (const name of names) {
      const line = await benchmarks[name](world, { seconds, cases, deadlines });
      lines.push({ name, ...line });
      references.push(await yardstick.measure(seconds, random));
      say(`  ${name} ${line.perSecond.toFixed(0)} ${line.unit}/s; reference ${references.at(-1).toFixed(0)} transactions/s`);
    }
    const costs = await counting(server, roundTripsOf(product.url, room.dataDir), (count) => costOfEach(world, count));
    world.client.close();
    const reference = median(references);
    return [
      {
        machine,
        seed,
        seconds,
        lanes,
        start,
        underWorkMiB: product.memory(),
        yardstick: { by: yardstick.by, all: references, median: reference },
      },
      ...lines.map((line) => ({ ...line, ratio: line.perSecond / reference })),
      ...costs.map((cost) => ({ name: 'request', ...cost })),
    ];
  } finally {
    await product?.stop();
    room.remove();
  }
}

async function openWorld(url, password, random) {
  const client = openClient(url, lanes);
  const tokens = {};
  for (const [who, username] of Object.entries({ village: 'v219', centre: 'centre', mediator: 'mediator' })) {
    tokens[who] = await signIn(client, username, password);
  }
  return { client, tokens, random, today: shanghaiToday() };
}

const registered = ({ client, tokens, random, today }) =>
  client.send('POST', '/cases', { token: tokens.village, body: registration(random, today) });

const inMediation = async (world) => {
  const view = await registered(world);
  return act(world.client, world.tokens.village, view, 'accept', accepted(view, world.today));
};

const benchmarks = {
  /** One action on one case, spread over many cases, each request with the version it saw. */
  action: async (world, { seconds, cases }) => {
    const { client, tokens, today } = world;
    const shelves = Array.from({ length: lanes }, () => []);
    await Promise.all(
      shelves.map(async (shelf) => {
        while (shelf.length < cases / lanes) shelf.push(await inMediation(world));
      }),
    );
    const turns = shelves.map(() => 0);
    const one = async (lane) => {
      const shelf = shelves[lane];
      const place = turns[lane]++ % shelf.length;
      shelf[place] = await act(client, tokens.village, shelf[place], 'record-session', session(shelf[place], today));
    };
    await inLanes(lanes, Math.min(2, seconds), one); // Compiled code and prepared statements, as a running day has them.
    return withCosts(world, async () => ({ unit: 'actions', cases, ...(await inLanes(lanes, seconds, one)) }));
  },
  /** Closed loop on a small town in this first form: a case's whole life in each lane. */
  lifecycle: async (world, { seconds }) => {
    let requests = 0;
    const life = await inLanes(lanes, seconds, async () => {
      const sent = await wholeLife(world.client, world.tokens, world.random, world.today);
      requests += sent; // Not across the await: the other lanes add to it meanwhile.
    });
    return { unit: 'requests', ...life, perSecond: requests / life.seconds, requests, casesPerSecond: life.perSecond };
  },
  /** Deadlines that fall due in one minute, each of a case of its own, while users act and read. Percentiles are the users'. */
  due: async (world, { seconds, deadlines }) => {
    const { client, tokens, server, worker, today } = world;
    const model = await registered(world);
    const desks = [];
    while (desks.length < 2 * lanes) desks.push(await inMediation(world));
    const busy = new Set();
    const request = async (n) => {
      const desk = n % desks.length;
      if (n % 2 === 0 || busy.has(desk)) return client.send('GET', `/cases/${desks[desk].id}`, { token: tokens.village });
      busy.add(desk);
      desks[desk] = await act(client, tokens.village, desks[desk], 'record-session', session(desks[desk], today));
      busy.delete(desk);
    };
    return due({ server, worker, model: model.id, request }, { seconds, deadlines });
  },
};

/** Adds to what `work` tells what one of it cost the hub and its connections to the database, in ms of processor time. */
async function withCosts({ server, hub }, work) {
  const sql = new pg.Client(server.in('duliu'));
  await sql.connect();
  try {
    const costs = watchCosts(sql, { program: 'hub', pid: hub, applications: ['duliu-hub'] });
    await costs.look();
    const line = await work();
    await costs.look();
    return { ...line, ...costs.each(line.count) };
  } finally {
    await sql.end();
  }
}

export const benchmarkNames = Object.keys(benchmarks);

async function costOfEach(world, count) {
  const { client, tokens, today } = world;
  const first = await inMediation(world);
  let view = first;
  const kinds = {
    register: () => registered(world),
    'record-session': async () => (view = await act(client, tokens.village, view, 'record-session', session(view, today))),
    'one case': () => client.send('GET', `/cases/${first.id}`, { token: tokens.village }),
    search: () => client.send('GET', `/cases?q=${encodeURIComponent(first.number)}&limit=20`, { token: tokens.village }),
    work: () => client.send('GET', '/work?limit=20', { token: tokens.village }),
  };
  const costs = [];
  for (const [kind, request] of Object.entries(kinds)) costs.push({ kind, ...(await count(request)) });
  return costs;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** A small seeded generator: the same seed, the same cases. */
function mulberry(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
