/** What is asked of the load generator, and what it answers; between processes. */

/** One connection's request, sent again and again with a fresh Idempotency-Key each time. */
export interface Lane {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Shot {
  readonly origin: string;
  /** A connection for each lane; each sends its next request when the last one was answered. */
  readonly lanes: readonly Lane[];
  /** Requests of all connections together. */
  readonly amount: number;
}

export interface Hit {
  /** From the first request to the last answer. */
  readonly seconds: number;
  readonly answers: number;
  /** Answers that were no success, and connections that failed: a reason for each kind. */
  readonly troubles: readonly string[];
}
