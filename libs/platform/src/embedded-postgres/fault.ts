/** The database cannot be started; the message tells the operator why and what to do, and is all that is printed. */
export class PostgresFault extends Error {
  override readonly name = 'PostgresFault';
}
