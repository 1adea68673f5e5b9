import { randomPassword, systemClock } from '@lib/platform';
import { loadCodes, loadTown } from '@lib/town';
import { UsageFault, type Command, type CommandContext, type Given } from '../command.js';
import type { NewUser } from '../users.js';

export const userAddCommand: Command = {
  name: 'user:add',
  says: 'Makes a person with one post and an account, and prints the generated password once. The first administrator of a database of your own is made this way.',
  options: {
    username: { says: 'name to sign in with', value: 'name', required: true },
    name: { says: 'name of the person', value: 'name', required: true },
    role: { says: 'role, for example admin or village-mediator', value: 'role', required: true },
    organisation: { says: 'organisation of the post, for example centre or room-<village>', value: 'id', required: true },
    gender: { says: 'gender, as the roster of mediators records it (人民调解法 第8条)', value: 'female|male' },
  },
  run: async (given, context) => {
    const user = readUser(given, context);
    const [{ addUser }, { migrateAll, withDatabase }, { seed }] = await Promise.all([
      import('../users.js'),
      import('../database.js'),
      import('../seed.js'),
    ]);
    await withDatabase(context.settings, context.say, async (urls) => {
      await migrateAll(urls);
      await seed(context.settings, urls);
      const { configRoot, town } = context.settings;
      await addUser(urls.app, { town: loadTown(configRoot, town), codes: loadCodes(configRoot) }, user);
    });
    context.say(`${user.username} may sign in as ${user.role} of ${user.organisation}; the password is: ${user.password}`);
    context.say('It must be changed at the first sign-in.');
    return 0;
  },
};

/** Everything that the town's own files can refuse is refused before a database is opened. */
function readUser(given: Given, { settings }: CommandContext): NewUser {
  const text = (option: string): string => given.text(option) ?? '';
  const [username, name, role, organisation, gender] = ['username', 'name', 'role', 'organisation', 'gender'].map(text) as [
    string,
    string,
    string,
    string,
    string,
  ];
  if (!/^[a-z][a-z0-9._-]{1,31}$/.test(username))
    throw new UsageFault('--username must be 2 to 32 small letters, digits, dots, _ or -, a letter first.');
  if (name.trim() === '' || name.length > 60) throw new UsageFault('--name must have 1 to 60 characters.');
  if (!['', 'female', 'male'].includes(gender)) throw new UsageFault('--gender must be female or male.');
  const codes = loadCodes(settings.configRoot);
  const known = codes.roles.find((code) => code.code === role);
  if (!known) throw new UsageFault(`--role must be one of ${codes.roles.map((code) => code.code).join(', ')}.`);
  const place = loadTown(settings.configRoot, settings.town).organisations.find((candidate) => candidate.id === organisation);
  if (!place) throw new UsageFault(`There is no organisation ${organisation} in ${settings.town}.`);
  if (!known.heldAt.includes(place.kind))
    throw new UsageFault(`${role} is held at ${known.heldAt.join(' or ')}, and ${organisation} is a ${place.kind}.`);
  return {
    username,
    name: name.trim(),
    role,
    organisation,
    password: randomPassword(),
    at: systemClock.now(),
    ...(gender === '' ? {} : { gender }),
  };
}
