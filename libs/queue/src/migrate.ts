import { runMigrations, DEFAULT_SCHEMA } from 'bullmq';
import pg from 'pg';

/** Brings BullMQ's tables up to date in their own schema, as the queue's own role. Safe to run twice and from two starters at once. */
export async function migrateQueue(queueUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: queueUrl });
  await client.connect();
  try {
    await runMigrations(client, DEFAULT_SCHEMA);
  } finally {
    await client.end();
  }
}
