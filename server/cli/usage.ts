/** The command line cannot be carried out as it is; the message says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
