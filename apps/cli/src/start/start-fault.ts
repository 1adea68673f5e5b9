/** The product cannot start or cannot go on; the message is all that is printed. */
export class StartFault extends Error {
  override readonly name = 'StartFault';
}
