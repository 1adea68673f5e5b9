// A real OpenID Connect provider in a process of its own, for open-id.int.spec.ts. Who is at its keyboard is told by a message.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const [redirectUrl] = process.argv.slice(2);
let person = { username: 'nobody', amr: ['pwd'] };
process.on('message', (told) => {
  person = told;
  process.send({ heard: true });
});

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'duliu',
        client_secret: 'a-secret-of-the-test',
        redirect_uris: [redirectUrl],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], profile: ['preferred_username'], amr: null },
    features: { devInteractions: { enabled: false }, claimsParameter: { enabled: true } },
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, preferred_username: person.username }) }),
    // Nobody is asked for consent: the town's own provider trusts the town's own client.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  provider.use(async (context, next) => {
    if (!context.path.startsWith('/interaction/')) return next();
    await provider.interactionDetails(context.req, context.res);
    await provider.interactionFinished(context.req, context.res, {
      login: { accountId: `subject-${person.username}`, amr: person.amr, remember: false },
    });
    context.respond = false;
  });
  server.on('request', provider.callback());
  process.send({ issuer });
});
