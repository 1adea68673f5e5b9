import { hashPassword } from '@lib/access';
import { errorCode } from '@lib/platform';
import pg from 'pg';
import { StartFault } from './start/start-fault.js';

export interface NewUser {
  readonly username: string;
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  readonly gender?: string;
  readonly password: string;
  /** First day of the post, Asia/Shanghai. */
  readonly since: string;
  /** Now, epoch ms. */
  readonly at: number;
}

const uniqueViolation = '23505';

/** Person, post and account together or not at all. @throws StartFault when the user name is taken in this town */
export async function addUser(url: string, townSlug: string, user: NewUser): Promise<void> {
  const passwordHash = await hashPassword(user.password);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    const found = await client.query<{ id: number }>(`select id, set_config('app.town_id', id::text, true) from town where slug = $1`, [
      townSlug,
    ]);
    const town = found.rows[0]?.id;
    if (town === undefined) throw new StartFault(`There is no town ${townSlug} in the database.`);
    const person = `p-${user.username}`;
    await client.query('insert into person (town_id, id, name, gender, demonstration) values ($1, $2, $3, $4, false)', [
      town,
      person,
      user.name,
      user.gender ?? null,
    ]);
    await client.query('insert into post (town_id, person_id, organisation_id, role, valid_from) values ($1, $2, $3, $4, $5)', [
      town,
      person,
      user.organisation,
      user.role,
      user.since,
    ]);
    await client.query(
      `insert into account (town_id, id, person_id, username, password_hash, demonstration, created_at)
       values ($1, $2, $3, $4, $5, false, to_timestamp($6 / 1000.0))`,
      [town, `a-${user.username}`, person, user.username, passwordHash, user.at],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    if (errorCode(error) === uniqueViolation) throw new StartFault(`The user name ${user.username} is taken in ${townSlug}.`);
    throw error;
  } finally {
    await client.end();
  }
}
