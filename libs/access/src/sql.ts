/** A statement that the server prepares once a connection and knows by its name. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly rowCount: number | null;
}

/** What sign-in needs of a database; one statement is one round trip. */
export interface Sql {
  /** In this town, as nobody in particular. */
  query<Row extends object>(townId: number, statement: Prepared): Promise<Rows<Row>>;
  /** Outside of any town: reaches no table, only the functions that the owner of the tables opens to us. */
  nowhere<Row extends object>(statement: Prepared): Promise<Rows<Row>>;
}
