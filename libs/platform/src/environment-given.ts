/** The variable that tells a program to wait for the rest of its environment. */
export const environmentFollows = 'ENVIRONMENT_FOLLOWS';

/**
 * Done when the supervisor has given what it learned meanwhile: the addresses of the database, the port. A program that was
 * started by hand has everything already. One whose supervisor dies first ends with it.
 */
export async function environmentGiven(): Promise<void> {
  if (!process.send || process.env[environmentFollows] === undefined) return;
  delete process.env[environmentFollows];
  if (!process.connected) process.exit(1); // It died while we were loading.
  await new Promise<void>((resolve) => {
    const orphaned = (): void => process.exit(1);
    process.once('disconnect', orphaned);
    process.once('message', (message: { readonly environment: NodeJS.ProcessEnv }) => {
      process.off('disconnect', orphaned);
      Object.assign(process.env, message.environment);
      resolve();
    });
  });
}
