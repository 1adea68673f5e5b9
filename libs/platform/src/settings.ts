import { join } from 'node:path';
import { projectRoot } from './project-root.js';
import { settingDefinitions, type LogLevel, type SettingDefinition } from './setting-definitions.js';

/** One address per database role. With a single DATABASE_URL all four are that one. */
export interface DatabaseUrls {
  readonly migrator: string;
  readonly app: string;
  readonly claimer: string;
  readonly queue: string;
}

/** A provider by which people may sign in too. */
export interface OpenIdSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  readonly redirectUrl: string;
  readonly claim: string;
}

export interface Settings {
  /** 0 asks the system for any free port. */
  readonly port: number;
  readonly host: string;
  /** Addresses and networks of proxies; absent: the address of the connection counts. */
  readonly trustProxy?: readonly string[];
  /** Origin, without a slash at its end; absent: the one that a request was sent to. */
  readonly publicUrl?: string;
  /** Absolute. */
  readonly dataDir: string;
  /** Absolute. */
  readonly configRoot: string;
  readonly town: string;
  readonly logLevel: LogLevel;
  /** Set by the operator; absent: the embedded PostgreSQL. */
  readonly databaseUrl?: string;
  /** Absent until a database is known: on the embedded server only what `start` starts receives them. */
  readonly databaseUrls?: DatabaseUrls;
  readonly redisUrl?: string;
  readonly demoPassword?: string;
  readonly metricsToken?: string;
  readonly openId?: OpenIdSettings;
  readonly historyKey?: string;
  readonly historyKeyFile?: string;
  /** base64, 32 bytes. */
  readonly masterKey?: string;
  readonly masterKeyFile?: string;
  readonly clockFile?: string;
}

/** A setting that is not allowed stops the start; all of them are named at once, with what would be allowed. */
export class SettingsFault extends Error {
  override readonly name = 'SettingsFault';

  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

type Environment = { readonly [name: string]: string | undefined };

/**
 * The settings of one process, parsed once. Reads only its arguments.
 * @throws SettingsFault naming every variable that is not allowed
 */
export function readSettings(env: Environment, root: string = projectRoot()): Settings {
  const faults: string[] = [];
  const optional = <T>(definition: SettingDefinition<T>): T | undefined => {
    const text = env[definition.name];
    if (text === undefined || text === '') return undefined;
    const value = definition.read(text);
    if (value === undefined) faults.push(faultOf(definition, text));
    return value;
  };
  const known = settingDefinitions;
  const clockFile = optional(known.clockFile);
  if (clockFile !== undefined && env['NODE_ENV'] !== 'test') faults.push(faultOf(known.clockFile, clockFile));
  const databaseUrl = optional(known.databaseUrl);
  const urls = {
    migrator: optional(known.databaseUrlMigrator) ?? databaseUrl,
    app: optional(known.databaseUrlApp) ?? databaseUrl,
    claimer: optional(known.databaseUrlClaimer) ?? databaseUrl,
    queue: optional(known.databaseUrlQueue) ?? databaseUrl,
  };
  const openId = openIdOf(
    optional(known.openIdIssuer),
    optional(known.openIdClientId),
    optional(known.openIdRedirectUrl),
    { ...present('clientSecret', optional(known.openIdClientSecret)), claim: optional(known.openIdClaim) ?? known.openIdClaim.default },
    faults,
  );

  const settings: Settings = {
    port: optional(known.port) ?? Number(known.port.default),
    host: optional(known.host) ?? known.host.default,
    dataDir: optional(known.dataDir) ?? join(root, known.dataDir.default),
    configRoot: optional(known.configRoot) ?? join(root, known.configRoot.default),
    town: optional(known.town) ?? known.town.default,
    logLevel: optional(known.logLevel) ?? known.logLevel.default,
    ...present('trustProxy', optional(known.trustProxy)),
    ...present('publicUrl', optional(known.publicUrl)),
    ...present('databaseUrl', databaseUrl),
    ...present('databaseUrls', complete(urls)),
    ...present('redisUrl', optional(known.redisUrl)),
    ...present('demoPassword', optional(known.demoPassword)),
    ...present('metricsToken', optional(known.metricsToken)),
    ...present('openId', openId),
    ...present('historyKey', optional(known.historyKey)),
    ...present('historyKeyFile', optional(known.historyKeyFile)),
    ...present('masterKey', optional(known.masterKey)),
    ...present('masterKeyFile', optional(known.masterKeyFile)),
    ...present('clockFile', clockFile),
  };
  if (faults.length > 0) throw new SettingsFault(faults);
  return settings;
}

const present = <K extends string, T>(key: K, value: T | undefined): { readonly [key in K]?: T } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [key in K]?: T };

function openIdOf(
  issuer: string | undefined,
  clientId: string | undefined,
  redirectUrl: string | undefined,
  rest: Pick<OpenIdSettings, 'clientSecret' | 'claim'>,
  faults: string[],
): OpenIdSettings | undefined {
  if (issuer === undefined && clientId === undefined && redirectUrl === undefined) return undefined;
  if (issuer !== undefined && clientId !== undefined && redirectUrl !== undefined) return { issuer, clientId, redirectUrl, ...rest };
  faults.push('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_REDIRECT_URL belong together: set all three or none.');
  return undefined;
}

function complete(urls: { readonly [role in keyof DatabaseUrls]: string | undefined }): DatabaseUrls | undefined {
  const { migrator, app, claimer, queue } = urls;
  if (migrator === undefined || app === undefined || claimer === undefined || queue === undefined) return undefined;
  return { migrator, app, claimer, queue };
}

/** Values that may hold a secret are never repeated. */
const secret = /URL|PASSWORD|TOKEN|SECRET|KEY$/;

const faultOf = (definition: SettingDefinition<unknown>, text: string): string => {
  const shown = secret.test(definition.name) ? '' : ` is ${JSON.stringify(text.slice(0, 60))}, which`;
  return `${definition.name}${shown} is not allowed: it must be ${definition.allowed}.`;
};

/** What a child process gets so that it reads the same settings. */
export function databaseEnvironment(urls: DatabaseUrls): { readonly [name: string]: string } {
  return {
    DATABASE_URL_MIGRATOR: urls.migrator,
    DATABASE_URL_APP: urls.app,
    DATABASE_URL_CLAIMER: urls.claimer,
    DATABASE_URL_QUEUE: urls.queue,
  };
}
