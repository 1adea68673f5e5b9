import { createHash } from 'node:crypto';
import { openSecrets, randomPassword, type Settings } from '@lib/platform';

/**
 * The password that all demonstration accounts share, and one hash for all of them: 130 hashes of their own would cost
 * eight seconds at each change and protect nothing that one does not.
 */
export async function demonstrationPassword(
  settings: Pick<Settings, 'dataDir' | 'demoPassword'>,
  hashOf: (password: string) => Promise<string>,
): Promise<{ readonly password: string; readonly hash: string }> {
  const secrets = openSecrets(settings.dataDir);
  const password = settings.demoPassword ?? secrets.get('demonstration-password', randomPassword);
  const mark = createHash('sha256').update(password).digest('hex');
  const [keptMark, keptHash] = secrets.has('demonstration-password-hash') ? secrets.get('demonstration-password-hash').split(' ') : [];
  const hash = keptMark === mark && keptHash ? keptHash : await hashOf(password);
  if (hash !== keptHash) secrets.keep('demonstration-password-hash', `${mark} ${hash}`);
  if (settings.demoPassword !== undefined) secrets.keep('demonstration-password', password);
  return { password, hash };
}
