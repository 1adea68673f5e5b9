/** Rights of the parties whose limit counts from a day that only they know. The clock reminds and records; it moves nothing. */
export const notedRights: readonly string[] = ['T-22', 'T-25', 'T-29', 'T-30', 'T-32'];
