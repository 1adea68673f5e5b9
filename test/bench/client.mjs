// HTTP as a browser speaks it: connections that are kept, one request at a time on each.
import { Agent, request } from 'node:http';

export function openClient(url, connections) {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send = (method, path, { token, body, ifMatch } = {}) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const headers = {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
      };
      const call = request({ agent, hostname, port, method, path: `/api/v1${path}`, headers }, (answer) => {
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const said = Buffer.concat(chunks).toString();
          if (answer.statusCode < 300) resolve(said === '' ? undefined : JSON.parse(said));
          else reject(new Error(`${method} ${path}: ${answer.statusCode} ${said}`));
        });
      });
      call.on('error', reject);
      call.end(text);
    });
  return { send, close: () => agent.destroy() };
}

export const signIn = async (client, username, password) => (await client.send('POST', '/session', { body: { username, password } })).token;

/** Runs `work(lane)` over and over in as many lanes as there are connections. @returns how often and how long each took in ms */
export async function inLanes(lanes, seconds, work) {
  const took = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let from = performance.now(); from < until; from = performance.now()) {
        await work(lane);
        took.push(performance.now() - from);
      }
    }),
  );
  const passed = (performance.now() - began) / 1000;
  took.sort((a, b) => a - b);
  const at = (share) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  return { count: took.length, seconds: passed, perSecond: took.length / passed, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
