/** A statement that the server prepares once a connection and knows by its name. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What sign-in needs of a connection pool; one statement is one round trip. */
export interface Sql {
  query<Row extends object>(statement: Prepared): Promise<{ readonly rows: readonly Row[]; readonly rowCount: number | null }>;
}
