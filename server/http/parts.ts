/** What the door is assembled from: handed to `buildApp`, nothing is looked up. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyBaseLogger, FastifyInstance, FastifyServerFactory, RawServerDefault } from 'fastify';
import type { Refusal } from '#common/contract/errors.ts';
import type { PrinterState } from '#common/contract/office.ts';
import type { Config } from '#server/config.ts';
import type { By } from '#server/domain/commands.ts';
import type { Note } from '#server/store/audit.ts';
import type { Db } from '#server/store/open.ts';
import type { PictureStore } from '#server/store/pictures.ts';
import type { Answered } from '#server/watch/metrics.ts';

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** Node's own server for Fastify's handler. */
export type ServerMaker = FastifyServerFactory;

export type OfficeSection = 'office' | 'services' | 'counters' | 'staff' | 'devices' | 'printers' | 'pictures';

/** The desk as the administration sees it: every change of office data runs in its batch, durable before it answers. */
export interface OfficeDesk {
  change<T>(
    section: OfficeSection,
    by: { readonly staffId?: string; readonly address?: string },
    work: (db: Db, now: number, note: Note) => T | Refusal,
  ): Promise<T | Refusal>;
  /** Writes rows of which no screen is told. */
  record<T>(
    options: { readonly by?: Partial<By> },
    work: (db: Db, now: number, note: Note) => { readonly result: T; readonly events: readonly [] } | Refusal,
  ): Promise<{ readonly answer: T } | Refusal>;
}

export interface AppParts {
  readonly config: Pick<Config, 'data' | 'timeZone' | 'rateLimit' | 'logLevel'> &
    Partial<Pick<Config, 'hsts' | 'trustedProxies'>>;
  /** Makes the server itself, with the office's certificate; plain http without it. */
  readonly makeServer?: ServerMaker;
  /** For reading; changes go through the desk. */
  readonly db: Db;
  readonly desk: OfficeDesk;
  readonly now: () => number;
  /** Where Vite put the pages, `dist/pages`. */
  readonly pagesFolder: string;
  readonly pictures: PictureStore;
  /** Absolute path of a file of a voice pack; undefined when there is none. */
  readonly voiceFile: (language: string, name: string) => string | undefined;
  readonly printerState: (printerId: string) => PrinterState;
  /** Queues a test slip for who asks and answers its job. */
  readonly printTest: (printerId: string, by: Partial<By>) => Promise<string | Refusal>;
  /** Closes the open sockets of a device that was removed. */
  readonly onDeviceShutOut: (deviceId: string) => void;
  /** Closes the open sockets of a staff member who was removed or whose password was reset. */
  readonly onStaffShutOut: (staffId: string) => void;
  /** A session has ended or a role has changed: every open socket is asked again whether it may still listen. */
  readonly onAccessChanged: () => void;
  /** Told of every answer, by the route's pattern. */
  readonly onAnswered?: (answer: Answered) => void;
  readonly logger?: FastifyBaseLogger;
}

/** A file of routes. */
export type RoutePlugin = (app: App, parts: AppParts) => void | Promise<void>;
