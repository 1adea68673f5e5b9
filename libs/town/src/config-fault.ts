/** A configuration file that cannot be used. It stops the start; the message names file, place and what is wrong. */
export class ConfigFault extends Error {
  constructor(
    readonly file: string,
    /** Where in the file, like a JSON pointer: `/2/ladder/0/at`; empty for the file itself. */
    readonly path: string,
    readonly sentence: string,
    options?: ErrorOptions,
  ) {
    super(`${file}${path === '' ? '' : `#${path}`}: ${sentence}`, options);
    this.name = 'ConfigFault';
  }
}
