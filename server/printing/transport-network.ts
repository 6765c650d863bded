import { connect, type Socket } from 'node:net';
import { deliverSlip, probeDevice, type Way } from '#server/printing/deliver.ts';
import { LIMITS, type Limits, Lost, type Port } from '#server/printing/talk.ts';
import type { PrinterTransport, PrintReason } from '#server/printing/types.ts';

export interface NetworkPrinter {
  readonly host: string;
  readonly port: number;
  readonly answers: boolean;
  /** False: a slip was left in the middle there by a process that is gone. */
  readonly clean?: boolean;
  readonly limits?: Partial<Limits>;
}

/** A printer that takes raw ESC/POS over TCP, usually on port 9100. */
export function networkTransport(printer: NetworkPrinter): PrinterTransport {
  const limits = { ...LIMITS, ...printer.limits };
  const way: Way = {
    open: (signal) => openSocket(printer, limits.connect, signal),
    answers: printer.answers,
    limits,
    memory: { clean: printer.clean ?? true },
  };
  return {
    deliver: (job) => deliverSlip(job, way),
    probe: (signal) => probeDevice(way, signal),
  };
}

const REASONS: Readonly<Record<string, PrintReason>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
};

function lostBy(error: NodeJS.ErrnoException): Lost {
  return new Lost(REASONS[error.code ?? ''] ?? 'unreachable', error.code);
}

function openSocket({ host, port }: NetworkPrinter, ms: number, signal: AbortSignal): Promise<Port> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new Lost('interrupted'));
    const socket = connect({ host, port, noDelay: true, keepAlive: true });
    const fail = (lost: Lost) => {
      end();
      socket.destroy();
      reject(lost);
    };
    const onAbort = () => fail(new Lost('interrupted'));
    const onError = (error: NodeJS.ErrnoException) => fail(lostBy(error));
    const timer = setTimeout(() => fail(new Lost('unreachable', 'no connection in time')), ms);
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      socket.off('error', onError);
      // An error after all of this must not take the process down.
      socket.on('error', () => {});
    };
    signal.addEventListener('abort', onAbort, { once: true });
    socket.on('error', onError);
    socket.once('connect', () => {
      end();
      resolve(portOf(socket));
    });
  });
}

function portOf(socket: Socket): Port {
  let finishing = false;
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        socket.write(bytes, (error) => (error ? reject(lostBy(error)) : resolve()));
      }),
    listen: (onBytes, onLost) => {
      // A printer may hang up once it was told that nothing more comes; before that it is a loss.
      const onEnd = () => {
        if (!finishing) onLost(new Lost('closed'));
      };
      socket.on('data', onBytes);
      socket.on('error', (error) => onLost(lostBy(error)));
      socket.on('end', onEnd);
      socket.on('close', onEnd);
    },
    finish: (ms) =>
      new Promise((resolve) => {
        finishing = true;
        const timer = setTimeout(resolve, ms);
        socket.once('close', () => {
          clearTimeout(timer);
          resolve();
        });
        socket.end();
      }),
    close: () => socket.destroy(),
  };
}
