/**
 * The code of a system or database error, such as `EEXIST` or `23505`; undefined for anything without one.
 * Asks for the field and not for the class: an error of another realm (Jest's) is no `instanceof Error`.
 */
export function errorCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
