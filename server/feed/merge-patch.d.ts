declare module 'json-merge-patch' {
  /** RFC 7396: the patch that turns `before` into `after`; undefined when they are equal. */
  export function generate(before: unknown, after: unknown): unknown;
  export function apply(target: unknown, patch: unknown): unknown;
}
