/** What the log is told of an error (SPEC O5): what kind, which code and where, never what it was about. */

/** As it stands in the log. `message` only where the library writes no value into it. */
export interface ToldFailure {
  readonly name: string;
  readonly code?: string;
  readonly message?: string;
  readonly frames: readonly string[];
  readonly cause?: ToldFailure;
}

const CAUSES_AT_MOST = 4;
const FRAME = /^ {4}at (?:[\w$.<>[\]# ]+ \()?(?:file:|node:|[A-Za-z]:\\|\/)[^()]*:\d+:\d+\)?$/;
const PLAIN = /^[\w.-]{1,64}$/;
/** SQLite names columns and what it could not do; bound values stand in none of its messages. */
const MESSAGE_IS_SAFE: ReadonlySet<string> = new Set(['SqliteError']);

/**
 * An error as name, code and stack frames. Its message is left out: a failed query's holds the bound values, a JSON parser's
 * a piece of the body. What was thrown and is no error is told by its type alone.
 */
export function tellFailure(error: unknown, depth = 0): ToldFailure {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const { name, message, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' && PLAIN.test(error.code) ? error.code : undefined;
  return {
    name: PLAIN.test(name) ? name : 'Error',
    ...(code === undefined ? {} : { code }),
    ...(MESSAGE_IS_SAFE.has(name) ? { message } : {}),
    frames: framesOf(error),
    ...(cause === undefined || depth >= CAUSES_AT_MOST ? {} : { cause: tellFailure(cause, depth + 1) }),
  };
}

/** The frames behind the message, which may have lines of its own, made to look like frames. */
function framesOf({ stack = '', message }: Error): string[] {
  const at = message === '' ? -1 : stack.indexOf(message);
  const lines = stack.slice(at < 0 ? 0 : at + message.length).split('\n');
  const last = lines.findLastIndex((line) => !FRAME.test(line));
  return lines.slice(last + 1).map((line) => line.trim());
}
