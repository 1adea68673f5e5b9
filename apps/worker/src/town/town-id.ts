import type { DataSource } from 'typeorm';

/** The town's key in the database. @throws when it has not been seeded. */
export async function townIdOf(database: DataSource, slug: string): Promise<number> {
  const rows = await database.query<{ id: number }[]>('select id from town where slug = $1', [slug]);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`The town "${slug}" is not in the database: it has not been seeded`);
  return id;
}
