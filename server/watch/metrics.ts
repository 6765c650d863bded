/** The counters and histograms that are told what happens; gauges that are read at the scrape stand in `gauges.ts`. */
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { isRefusal } from '#common/contract/refusal.ts';
import type { Flush } from '#server/batch.ts';
import type { Desk } from '#server/desk.ts';
import type { QueueEvent } from '#server/domain/events.ts';

/** An answer of the HTTP door. */
export interface Answered {
  readonly method: string;
  /** The route's pattern, never the address. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
}

export interface Metrics {
  readonly register: Registry;
  answered(answer: Answered): void;
  flushed(flush: Flush): void;
  committed(events: readonly QueueEvent[]): void;
  dropped(why: 'slow' | 'silent'): void;
  /** A background task failed: what `onError` is told. */
  failed(): void;
  /** The same desk, with its commands counted by what became of them. */
  counting(desk: Desk): Desk;
}

const SIGN_IN = '/api/session';

export function createMetrics(): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register, prefix: 'luot_' });
  const registers = [register];
  const requests = new Histogram({
    name: 'luot_http_request_duration_seconds',
    help: 'Time from a request to the end of its answer, by route and class of the status code.',
    labelNames: ['method', 'route', 'code'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2],
    registers,
  });
  const limited = new Counter({
    name: 'luot_rate_limited_total',
    help: 'Requests refused because they came too often: sign-in (wrong passwords) or requests.',
    labelNames: ['what'],
    registers,
  });
  const wrongPasswords = new Counter({
    name: 'luot_sign_in_failures_total',
    help: 'Sign-ins with a wrong user name or password.',
    registers,
  });
  const flushSeconds = new Histogram({
    name: 'luot_flush_duration_seconds',
    help: 'Time that a batch of commands took, with its flush to the disk.',
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
    registers,
  });
  const flushCommands = new Histogram({
    name: 'luot_flush_commands',
    help: 'Commands that shared one flush.',
    buckets: [1, 2, 5, 10, 50, 200],
    registers,
  });
  const flushFailures = new Counter({
    name: 'luot_flush_failures_total',
    help: 'Batches that the store did not take: their commands were refused, nothing was published.',
    registers,
  });
  const commands = new Counter({
    name: 'luot_commands_total',
    help: 'Commands of the queue by type and outcome: done, replayed, failed, or the code of the refusal.',
    labelNames: ['command', 'outcome'],
    registers,
  });
  const events = new Counter({
    name: 'luot_events_total',
    help: 'Events committed, by type.',
    labelNames: ['type'],
    registers,
  });
  const prints = new Counter({
    name: 'luot_print_jobs_total',
    help: 'Print jobs that ended, by state and reason.',
    labelNames: ['state', 'reason'],
    registers,
  });
  const drops = new Counter({
    name: 'luot_feed_dropped_total',
    help: 'Websocket clients that were cut off: slow (did not read) or silent (answered no ping).',
    labelNames: ['why'],
    registers,
  });
  const failures = new Counter({
    name: 'luot_background_failures_total',
    help: 'Background tasks that failed; the log says which.',
    registers,
  });
  // An alert on a rate needs the series before the first one happens.
  for (const what of ['sign-in', 'requests']) limited.inc({ what }, 0);
  for (const why of ['slow', 'silent']) drops.inc({ why }, 0);

  return {
    register,
    answered({ method, route, status, ms }) {
      requests.observe({ method, route, code: `${Math.floor(status / 100)}xx` }, ms / 1_000);
      if (status === 429) limited.inc({ what: route === SIGN_IN ? 'sign-in' : 'requests' });
      if (status === 401 && route === SIGN_IN && method === 'POST') wrongPasswords.inc();
    },
    flushed(flush) {
      flushSeconds.observe(flush.ms / 1_000);
      flushCommands.observe(flush.commands);
      if (flush.failed) flushFailures.inc();
    },
    committed(happened) {
      for (const { type, data } of happened) {
        events.inc({ type });
        if (type === 'print.printed') prints.inc({ state: data.state, reason: '' });
        if (type === 'print.failed') prints.inc({ state: data.state, reason: data.reason ?? '' });
      }
    },
    dropped: (why) => drops.inc({ why }),
    failed: () => failures.inc(),
    counting: (desk) => ({
      ...desk,
      async execute(command, options) {
        try {
          const done = await desk.execute(command, options);
          const outcome = isRefusal(done) ? done.code : done.replay ? 'replayed' : 'done';
          commands.inc({ command: command.type, outcome });
          return done;
        } catch (error) {
          commands.inc({ command: command.type, outcome: 'failed' });
          throw error;
        }
      },
    }),
  };
}
