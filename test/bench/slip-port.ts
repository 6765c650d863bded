/** A printer's port that notes when the first and the last byte of a slip came. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { PrinterMind } from '#test/support/fake-printer.ts';

/** Of the wall clock, ms UTC with fractions. */
export interface SlipTimes {
  readonly firstAt: number;
  readonly lastAt: number;
}

export interface SlipPort {
  readonly host: string;
  readonly port: number;
  /** The slip that comes next. */
  next(): Promise<SlipTimes>;
  /** The bytes of the last slip, without questions. */
  lastSlip(): Buffer;
  close(): Promise<void>;
}

/** DLE EOT n, the question for a printer's state. */
const isQuestion = (bytes: Buffer): boolean => bytes.length === 3 && bytes[0] === 0x10 && bytes[1] === 0x04;

const clock = (): number => performance.timeOrigin + performance.now();

export async function startSlipPort(): Promise<SlipPort> {
  const sockets = new Set<Socket>();
  let slip: Buffer[] = [];
  let last = Buffer.alloc(0);
  let waiting: ((times: SlipTimes) => void)[] = [];
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    let firstAt: number | undefined;
    slip = [];
    const mind = new PrinterMind('works', (bytes) => void socket.write(Uint8Array.from(bytes)));
    socket.on('data', (bytes: Buffer) => {
      if (!isQuestion(bytes)) {
        firstAt ??= clock();
        slip.push(bytes);
      }
      mind.receive(bytes);
      if (mind.paper.slips.length === 0 || firstAt === undefined) return;
      const times = { firstAt, lastAt: clock() };
      firstAt = undefined;
      last = Buffer.concat(slip);
      for (const tell of waiting.splice(0)) tell(times);
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    host: '127.0.0.1',
    port,
    next: () => new Promise((resolve) => waiting.push(resolve)),
    lastSlip: () => last,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
      waiting = [];
    },
  };
}
