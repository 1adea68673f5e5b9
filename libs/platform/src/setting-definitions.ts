import { isIP } from 'node:net';
import { resolve } from 'node:path';

/** One environment variable: what it means, what it may be, and how its text becomes a value. */
export interface SettingDefinition<T> {
  readonly name: string;
  readonly says: string;
  /** What is allowed, as told to whoever set something else. */
  readonly allowed: string;
  /** As text, as an operator would write it; absent: nothing is assumed. */
  readonly default?: string;
  /** Shown in documents in place of a default that is computed. */
  readonly absent?: string;
  /** The value, or undefined where the text is not allowed. */
  readonly read: (text: string) => T | undefined;
}

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const port = (text: string): number | undefined => (/^\d{1,5}$/.test(text) && Number(text) <= 65535 ? Number(text) : undefined);
const slug = (text: string): string | undefined => (/^[a-z][a-z0-9-]{0,40}$/.test(text) ? text : undefined);
const level = (text: string): LogLevel | undefined => logLevels.find((known) => known === text);
const password = (text: string): string | undefined => (text.length >= 8 && text.length <= 128 && !hasControl(text) ? text : undefined);
const token = (text: string): string | undefined => (/^[\w-]{16,128}$/.test(text) ? text : undefined);
/** The bytes as base64, whichever way they were written. */
export const keyOf32Bytes = (text: string): string | undefined => {
  const written = text.trim();
  const bytes = /^[0-9a-f]{64}$/i.test(written)
    ? Buffer.from(written, 'hex')
    : /^[\w+/-]{43}=?$/.test(written)
      ? Buffer.from(written, 'base64')
      : undefined;
  return bytes?.length === 32 ? bytes.toString('base64') : undefined;
};
const folder = (text: string): string | undefined => (text.includes('\0') ? undefined : resolve(text));

/** Never a wildcard and never a number of hops: whoever reaches the hub past the proxy could then choose his address. */
const networks = (text: string): readonly string[] | undefined => {
  const named = text.split(',').map((one) => one.trim());
  return named.every(isNetwork) ? named : undefined;
};

function isNetwork(text: string): boolean {
  if (text === 'loopback') return true;
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

const hasControl = (text: string): boolean => [...text].some((char) => char < ' ' || char === '\u007f');

const url =
  (...protocols: readonly string[]) =>
  (text: string): string | undefined => {
    if (!URL.canParse(text)) return undefined;
    return protocols.includes(new URL(text).protocol) ? text : undefined;
  };

/** Secrets and codes travel on it: in the clear only within this machine, for tests. */
const safeUrl = (text: string): string | undefined => {
  const known = url('https:', 'http:')(text);
  if (known === undefined) return undefined;
  const { protocol, hostname } = new URL(known);
  return protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname) ? known : undefined;
};

const postgresUrl = url('postgres:', 'postgresql:');

/** Every setting there is; docs/generated/settings.md is drawn from this table. */
export const settingDefinitions = {
  port: {
    name: 'PORT',
    says: 'Port of the web application and its HTTP interface',
    allowed: 'a whole number from 0 (any free port) to 65535',
    default: '3000',
    read: port,
  },
  host: {
    name: 'HOST',
    says: 'Address to listen on',
    allowed: 'an IP address or host name',
    default: '127.0.0.1',
    read: (text: string) => (/^[\w.:-]+$/.test(text) ? text : undefined),
  },
  trustProxy: {
    name: 'TRUST_PROXY',
    says: 'Proxies whose X-Forwarded-For is believed for the address that sign-in is throttled by, and whose X-Forwarded-Proto is believed',
    allowed: 'IP addresses or networks such as 10.0.0.0/8, with commas between them; “loopback” is this machine',
    absent: 'nobody is believed: the address is that of the connection',
    read: networks,
  },
  publicUrl: {
    name: 'PUBLIC_URL',
    says: 'Address under which citizens reach the pages; it is printed on receipts',
    allowed: 'an http:// or https:// address without a path',
    absent: 'the address that the clerk used',
    read: (text: string) =>
      URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).pathname === '/' && text.length <= 200
        ? new URL(text).origin
        : undefined,
  },
  dataDir: { name: 'DATA_DIR', says: 'Folder of data, log, ports and secrets', allowed: 'a path', default: '.data', read: folder },
  databaseUrl: {
    name: 'DATABASE_URL',
    says: 'PostgreSQL server to use',
    allowed: 'a postgres:// address',
    absent: 'the embedded PostgreSQL',
    read: postgresUrl,
  },
  databaseUrlMigrator: {
    name: 'DATABASE_URL_MIGRATOR',
    says: 'The same, as the owner of the tables',
    allowed: 'a postgres:// address',
    absent: 'DATABASE_URL',
    read: postgresUrl,
  },
  databaseUrlApp: {
    name: 'DATABASE_URL_APP',
    says: 'The same, as the application role',
    allowed: 'a postgres:// address',
    absent: 'DATABASE_URL',
    read: postgresUrl,
  },
  databaseUrlClaimer: {
    name: 'DATABASE_URL_CLAIMER',
    says: 'The same, as the role that claims due work across towns',
    allowed: 'a postgres:// address',
    absent: 'DATABASE_URL',
    read: postgresUrl,
  },
  databaseUrlQueue: {
    name: 'DATABASE_URL_QUEUE',
    says: 'The same, as the role of the job queue',
    allowed: 'a postgres:// address',
    absent: 'DATABASE_URL',
    read: postgresUrl,
  },
  redisUrl: {
    name: 'REDIS_URL',
    says: 'Redis server for the job queue',
    allowed: 'a redis:// or rediss:// address',
    absent: 'the job queue lives in PostgreSQL',
    read: url('redis:', 'rediss:'),
  },
  demoPassword: {
    name: 'DEMO_PASSWORD',
    says: 'Password of the demonstration accounts',
    allowed: '8 to 128 characters without control characters',
    absent: 'generated once and kept in DATA_DIR',
    read: password,
  },
  town: {
    name: 'TOWN',
    says: 'Town folder under config/towns',
    allowed: 'a folder name of small letters, digits and hyphens',
    default: 'duliu',
    read: slug,
  },
  configRoot: {
    name: 'CONFIG_ROOT',
    says: 'Folder of towns, law, codes and calendars',
    allowed: 'a path',
    default: 'config',
    read: folder,
  },
  logLevel: {
    name: 'LOG_LEVEL',
    says: 'Least severe log line that is kept',
    allowed: `one of ${logLevels.join(', ')}`,
    default: 'info',
    read: level,
  },
  metricsToken: {
    name: 'METRICS_TOKEN',
    says: 'Bearer token that opens /metrics',
    allowed: '16 to 128 letters, digits, _ or -',
    absent: 'generated once and kept in DATA_DIR by npm start',
    read: token,
  },
  openIdIssuer: {
    name: 'OIDC_ISSUER',
    says: 'OpenID Connect provider by which people may sign in too; OIDC_CLIENT_ID and OIDC_REDIRECT_URL belong to it',
    allowed: 'an https address',
    absent: 'sign-in by password alone',
    read: safeUrl,
  },
  openIdClientId: {
    name: 'OIDC_CLIENT_ID',
    says: 'Under which name the provider knows this installation',
    allowed: '1 to 200 characters without spaces',
    absent: 'sign-in by password alone',
    read: (text: string) => (/^\S{1,200}$/.test(text) ? text : undefined),
  },
  openIdClientSecret: {
    name: 'OIDC_CLIENT_SECRET',
    says: 'Secret that the provider gave for it',
    allowed: '1 to 500 characters without spaces',
    absent: 'a public client: PKCE alone',
    read: (text: string) => (/^\S{1,500}$/.test(text) ? text : undefined),
  },
  openIdRedirectUrl: {
    name: 'OIDC_REDIRECT_URL',
    says: 'Where the provider sends people back: the public address of this installation, then /api/v1/session/open-id/return',
    allowed: 'an https address that ends so',
    absent: 'sign-in by password alone',
    read: (text: string) => (safeUrl(text) && new URL(text).pathname === '/api/v1/session/open-id/return' ? text : undefined),
  },
  openIdClaim: {
    name: 'OIDC_CLAIM',
    says: 'Claim of the provider that holds the user name; nobody is ever created by it',
    allowed: 'a name of a claim',
    default: 'preferred_username',
    read: (text: string) => (/^[\w.:/-]{1,200}$/.test(text) ? text : undefined),
  },
  historyKey: {
    name: 'HISTORY_KEY',
    says: 'Private key that signs the heads of the history',
    allowed: 'an Ed25519 key, PKCS #8 in base64',
    absent: 'HISTORY_KEY_FILE, or else made once and kept in DATA_DIR',
    read: (text: string) => (/^[\w+/=]{16,400}$/.test(text) ? text : undefined),
  },
  historyKeyFile: {
    name: 'HISTORY_KEY_FILE',
    says: 'File with that key, for example on a medium of its own',
    allowed: 'a path; the file holds PKCS #8 as PEM or as base64',
    absent: 'made once and kept in DATA_DIR',
    read: folder,
  },
  masterKey: {
    name: 'MASTER_KEY',
    says: 'Key that wraps the keys of towns, under which personal texts and receipts stand; without it they are lost',
    allowed: '32 random bytes in base64 or hex, such as openssl rand -base64 32 makes',
    absent: 'MASTER_KEY_FILE; on the embedded PostgreSQL made once and kept in DATA_DIR, with DATABASE_URL one of both must be given',
    read: keyOf32Bytes,
  },
  masterKeyFile: {
    name: 'MASTER_KEY_FILE',
    says: 'File with that key, for example on a medium of its own',
    allowed: 'a path; the file holds the key in base64 or hex',
    absent: 'as with MASTER_KEY',
    read: folder,
  },
  clockFile: {
    name: 'CLOCK_FILE',
    says: 'File that shifts the clock, in milliseconds; tests only',
    allowed: 'a path, and only together with NODE_ENV=test',
    absent: 'the system clock',
    read: folder,
  },
} as const satisfies { readonly [key: string]: SettingDefinition<unknown> };
