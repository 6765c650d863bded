/**
 * What a kiosk's agent (`luot kiosk`) and the server say to each other. The agent runs on the kiosk's own PC: it serves the
 * page, drives the printer there, and gives numbers from its own blocks while the server is away (SPEC G).
 */
import { type Static, Type } from 'typebox';
import { Hours, PrinterState } from './office.ts';
import { Id, Language, Moment } from './text.ts';
import { DossierCount, PriorityClassCode } from './ticket.ts';

const closed = { additionalProperties: false } as const;
const Number1 = Type.Integer({ minimum: 1, maximum: 99_999 });
const Prefix = Type.String({ maxLength: 2 });

/** `POST /api/pair`: a pairing code, which works once, becomes a device's token, as a browser's link becomes a cookie. */
export const PairBody = Type.Object({ code: Type.String({ minLength: 1, maxLength: 60 }) }, closed);
export type PairBody = Static<typeof PairBody>;

export const PairAnswer = Type.Object({
  device: Type.Object({ id: Id, kind: Type.String(), label: Type.String() }),
  token: Type.String(),
});
export type PairAnswer = Static<typeof PairAnswer>;

/** Numbers `from` to `to` of a prefix, both included, that one kiosk holds on every business day. */
export const NumberBlock = Type.Object({ serviceId: Id, prefix: Prefix, from: Number1, to: Number1 }, closed);
export type NumberBlock = Static<typeof NumberBlock>;

/** A printer at the kiosk's own PC. */
export const AgentPrinter = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80 }),
    state: PrinterState,
    dots: Type.Union([Type.Literal(576), Type.Literal(512), Type.Literal(384)]),
    status: Type.Union([Type.Literal('full'), Type.Literal('none')]),
  },
  closed,
);
export type AgentPrinter = Static<typeof AgentPrinter>;

/**
 * `POST /api/kiosk-agent/sync`: sent after each connect, once a minute, and when something here changes. What the agent
 * gave while it was cut off is handed in before, so that `used` in the answer is complete.
 */
export const SyncBody = Type.Object(
  {
    /** The blocks that it holds: a server that was restored from an old backup grants the same ones again. */
    blocks: Type.Array(NumberBlock, { maxItems: 400 }),
    /** Services whose blocks have too few numbers left today: the server adds a block. */
    lowOn: Type.Array(Id, { maxItems: 100 }),
    printer: Type.Union([AgentPrinter, Type.Null()]),
  },
  closed,
);
export type SyncBody = Static<typeof SyncBody>;

export const SyncAnswer = Type.Object({
  /** The server's time, by which the agent tells the true time of issue. */
  at: Moment,
  /** Changes when the server was restored from a backup: the agent then hands in all tickets of today that it knows. */
  history: Type.String(),
  device: Type.Object({ id: Id, label: Type.String() }),
  timeZone: Type.String(),
  businessDay: Type.String({ format: 'date' }),
  /** The office's hours: the agent keeps them while it is cut off. */
  hours: Type.Union([Hours, Type.Null()]),
  /** Where phones reach the server; null: as the agent reaches it. */
  publicUrl: Type.Union([Type.String(), Type.Null()]),
  blocks: Type.Array(
    Type.Object({
      ...NumberBlock.properties,
      /** The highest number of the block that was given on `businessDay`; `from - 1` when none was. */
      usedTo: Type.Integer({ minimum: 0 }),
    }),
  ),
  /** The server's printer that stands for the one at the agent's PC; null when another printer serves this kiosk. */
  printerId: Type.Union([Id, Type.Null()]),
});
export type SyncAnswer = Static<typeof SyncAnswer>;

/** A ticket that the agent gave by itself, or one of the server's that it saw being issued. */
export const HandedTicket = Type.Object(
  {
    /** UUIDv7 of the ticket; handing it in again changes nothing. */
    id: Id,
    serviceId: Id,
    prefix: Prefix,
    number: Number1,
    /** `block`: from the agent's own numbers. `server`: the server gave it once and may have forgotten it since. */
    origin: Type.Union([Type.Literal('block'), Type.Literal('server')]),
    procedureCode: Type.Union([Type.String({ maxLength: 20 }), Type.Null()]),
    priorityClass: PriorityClassCode,
    language: Language,
    /** By the server's clock, as far as the agent knows it. */
    issuedAt: Moment,
    /** The unguessable part of the link on the slip. */
    token: Type.String({ pattern: '^[A-Za-z0-9_-]{16,64}$' }),
    /**
     * The Idempotency-Key with which the server was asked first, when its answer never came: if it did issue a number, that
     * one is cancelled, since the citizen holds this one.
     */
    askedWithKey: Type.Union([Type.String({ maxLength: 200 }), Type.Null()]),
    /** Dossiers on it; left out for one. */
    dossiers: Type.Optional(DossierCount),
    /** Of a number of the server's that stood in the lane for many dossiers: the field that was asked for. */
    cameFor: Type.Optional(Id),
  },
  closed,
);
export type HandedTicket = Static<typeof HandedTicket>;

/** `POST /api/kiosk-agent/tickets` */
export const HandInBody = Type.Object({ tickets: Type.Array(HandedTicket, { minItems: 1, maxItems: 100 }) }, closed);
export type HandInBody = Static<typeof HandInBody>;

export const HandInAnswer = Type.Object({
  results: Type.Array(
    Type.Object({
      id: Id,
      /** `taken` now; `known` from before; `refused` for good, with the code of the reason (another ticket has the label). */
      outcome: Type.Union([Type.Literal('taken'), Type.Literal('known'), Type.Literal('refused')]),
      code: Type.Optional(Type.String()),
    }),
  ),
});
export type HandInAnswer = Static<typeof HandInAnswer>;

/** `GET /api/kiosk-agent/print-jobs/next?wait=SECONDS`: 200 with the next slip for the printer at the agent's PC; 204: none. */
export const AgentPrintJob = Type.Object({
  jobId: Id,
  label: Type.Union([Type.String(), Type.Null()]),
  createdAt: Moment,
  /** One bit a dot, rows packed to whole bytes, the leftmost dot in the highest bit, 1 = black; base64. */
  picture: Type.Object({ width: Type.Integer(), height: Type.Integer(), rows: Type.String() }),
});
export type AgentPrintJob = Static<typeof AgentPrintJob>;

/** `POST /api/kiosk-agent/print-jobs/:id/outcome` */
export const AgentPrintOutcome = Type.Object(
  {
    state: Type.Union([
      Type.Literal('printed'),
      Type.Literal('unconfirmed'),
      Type.Literal('not-printed'),
      Type.Literal('partly'),
      Type.Literal('unknown'),
    ]),
    /** Code of `PrintReason`; absent when it was printed. */
    reason: Type.Optional(Type.String({ maxLength: 40 })),
  },
  closed,
);
export type AgentPrintOutcome = Static<typeof AgentPrintOutcome>;
