import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientError,
  ClientSecretPost,
  discovery,
  fetchUserInfo,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
  type Configuration,
} from 'openid-client';
import type { OpenIdSettings } from '@lib/platform';

/** What is kept in the browser between the way out and the way back. */
export interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export type Said =
  | { readonly ok: true; readonly username: string; readonly strong: boolean }
  | { readonly ok: false; readonly why: 'refused' | 'unavailable' | 'no-account' };

/** Seconds to wait for the provider. */
const patience = 10;

/** Ways of proving oneself (RFC 8176) that a password alone is not. */
const strongWays: ReadonlySet<string> = new Set(['mfa', 'otp', 'hwk', 'sc']);

/** How the person proved himself is told only where it is asked for (OpenID Connect Core, 5.5). */
const wanted = JSON.stringify({ id_token: { amr: null } });

/** One OpenID Connect provider: authorization code with PKCE, state and nonce. What it is, it is asked once and again after a failure. */
export class OpenIdProvider {
  private known: Promise<Configuration> | undefined;

  constructor(private readonly settings: OpenIdSettings | undefined) {}

  get isThere(): boolean {
    return this.settings !== undefined;
  }

  /** Where to send the browser; undefined where the provider is out of reach. */
  async begin(): Promise<{ readonly url: string; readonly begun: Begun } | undefined> {
    const settings = this.required();
    const configuration = await this.configuration().catch(unreachable);
    if (!configuration) return undefined;
    const begun = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: settings.redirectUrl,
      scope: 'openid profile',
      claims: wanted,
      code_challenge: await calculatePKCECodeChallenge(begun.verifier),
      code_challenge_method: 'S256',
      state: begun.state,
      nonce: begun.nonce,
    });
    return { url: url.href, begun };
  }

  /** Who came back, by the query that the provider sent along. Nothing is believed that does not fit what was begun here. */
  async end(query: string, { state, nonce, verifier }: Begun): Promise<Said> {
    const settings = this.required();
    const configuration = await this.configuration().catch(unreachable);
    if (!configuration) return { ok: false, why: 'unavailable' };
    const came = new URL(settings.redirectUrl);
    came.search = query;
    try {
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
      const tokens = await authorizationCodeGrant(configuration, came, checks);
      const claims = tokens.claims();
      if (!claims) return { ok: false, why: 'refused' };
      const username = claims[settings.claim] ?? (await fetchUserInfo(configuration, tokens.access_token, claims.sub))[settings.claim];
      if (typeof username !== 'string' || username === '') return { ok: false, why: 'no-account' };
      const ways: readonly unknown[] = Array.isArray(claims['amr']) ? claims['amr'] : [];
      return { ok: true, username, strong: ways.some((way) => typeof way === 'string' && strongWays.has(way)) };
    } catch (error) {
      if (isOutOfReach(error)) return { ok: false, why: 'unavailable' };
      if (isRefusal(error)) return { ok: false, why: 'refused' };
      throw error;
    }
  }

  private required(): OpenIdSettings {
    if (!this.settings) throw new Error('No OpenID Connect provider is set');
    return this.settings;
  }

  private configuration(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.required();
    const isHere = issuer.startsWith('http:'); // the settings let that be only on this machine
    this.known ??= discovery(new URL(issuer), clientId, undefined, clientSecret === undefined ? None() : ClientSecretPost(clientSecret), {
      timeout: patience,
      ...(isHere ? { execute: [allowInsecureRequests] } : {}),
    }).catch((error: unknown) => {
      this.known = undefined;
      throw error;
    });
    return this.known;
  }
}

/** The library throws what `fetch` threw as it is; a provider that is not what it says counts as one that is not there. */
const isOutOfReach = (error: unknown): boolean =>
  (error instanceof TypeError && error.message === 'fetch failed') || (error instanceof ClientError && error.code === 'OAUTH_TIMEOUT');

const isRefusal = (error: unknown): boolean =>
  error instanceof ClientError ||
  error instanceof AuthorizationResponseError ||
  error instanceof ResponseBodyError ||
  error instanceof WWWAuthenticateChallengeError;

function unreachable(error: unknown): undefined {
  if (isOutOfReach(error) || isRefusal(error)) return undefined;
  throw error;
}
