/** A database that this program cannot work with; the message says what to do. */
export class OfficeUnusable extends Error {
  override readonly name = 'OfficeUnusable';
}
