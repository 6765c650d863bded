/** A network printer for tests: real TCP, real ESC/POS, and every way in which printers let people down. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { EscPosPaper, type PrintedSlip } from '#test/support/escpos-paper.ts';

export type Behaviour =
  | 'works'
  | 'paper-low'
  /** Takes its time for every few kilobytes. */
  | 'slow'
  /** Takes for a slip about as long as an 80 mm printer does: a second. */
  | 'real-pace'
  | 'closes-at-once'
  | 'closes-midway'
  | 'resets-at-once'
  | 'resets-midway'
  /** Answers before printing, then neither reads nor answers. */
  | 'stalls'
  | 'paper-out'
  | 'paper-out-midway'
  | 'cover-open'
  | 'cover-open-midway'
  | 'broken'
  /** Prints and answers questions, but never the one that comes in order. */
  | 'no-acknowledgement'
  /** Prints, but answers nothing. */
  | 'mute'
  | 'never-reads'
  /** Another kind of server on the same port. */
  | 'rubbish'
  /** Prints, and reports its state unasked, as some do; flow control too. */
  | 'chatty';

/** Rows after which the midway troubles happen. */
const MIDWAY = 200;
const SLOW_CHUNK = 8192;
/** How long such a piece takes, ms: a slip of 80 mm has some 70 kB. */
const CHUNK_MS = { slow: 5, 'real-pace': 110 } as const;

const SAYS = {
  paper: { fine: 0x12, low: 0x1e, out: 0x72 },
  cause: { fine: 0x12, cover: 0x16, paper: 0x32, error: 0x52 },
} as const;

/** What the printer does with bytes, without the connection: also serves a fake device file. */
export class PrinterMind {
  readonly paper: EscPosPaper;
  behaviour: Behaviour;
  readonly #answer: (bytes: readonly number[]) => void;
  #rows = 0;

  constructor(behaviour: Behaviour, answer: (bytes: readonly number[]) => void) {
    this.behaviour = behaviour;
    this.#answer = answer;
    this.paper = new EscPosPaper({
      asked: (n) => this.#asked(n),
      acknowledge: () => this.#acknowledge(),
      printed: (rows) => {
        this.#rows += rows;
      },
    });
  }

  /** Whether the trouble that comes in the middle has come. */
  get midway(): boolean {
    return this.#rows >= MIDWAY && this.behaviour.endsWith('-midway');
  }

  get startedPrinting(): boolean {
    return this.#rows > 0;
  }

  /** A new job: troubles in the middle begin again. */
  freshStart(): void {
    this.#rows = 0;
  }

  receive(bytes: Uint8Array): void {
    if (this.behaviour === 'rubbish') this.#answer([...Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')]);
    // A printer that stopped prints no more, but still answers real-time questions.
    else if (this.midway) this.#realTimeOnly(bytes);
    else this.paper.feed(bytes);
  }

  #realTimeOnly(bytes: Uint8Array): void {
    for (let i = 0; i + 2 < bytes.length; i++) {
      if (bytes[i] === 0x10 && bytes[i + 1] === 0x04) this.#asked(bytes[i + 2] ?? 0);
    }
  }

  #asked(n: number): void {
    const { behaviour } = this;
    if (behaviour === 'mute' || (behaviour === 'stalls' && this.startedPrinting)) return;
    const cover = behaviour === 'cover-open' || (behaviour === 'cover-open-midway' && this.midway);
    const out = behaviour === 'paper-out' || (behaviour === 'paper-out-midway' && this.midway);
    const { paper, cause } = SAYS;
    if (behaviour === 'chatty') this.#answer([0x11, 0x10, 0x00, 0x03, 0x00]);
    if (n === 4) this.#answer([out || cover ? paper.out : behaviour === 'paper-low' ? paper.low : paper.fine]);
    if (n === 2)
      this.#answer([cover ? cause.cover : out ? cause.paper : behaviour === 'broken' ? cause.error : cause.fine]);
  }

  #acknowledge(): void {
    if (['mute', 'stalls', 'no-acknowledgement'].includes(this.behaviour) || this.midway) return;
    this.#answer([this.behaviour === 'paper-low' ? 0x03 : 0x00]);
  }
}

export interface FakePrinter {
  readonly host: string;
  readonly port: number;
  /** Slips that were printed and cut. */
  readonly slips: readonly PrintedSlip[];
  readonly paper: EscPosPaper;
  readonly connections: number;
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

/** Listens on a free port of this machine. */
export async function startFakePrinter(behaviour: Behaviour = 'works'): Promise<FakePrinter> {
  const sockets = new Set<Socket>();
  let current: Socket | undefined;
  let connections = 0;
  const mind = new PrinterMind(behaviour, (bytes) => {
    if (current?.writable) current.write(Uint8Array.from(bytes));
  });
  const server = createServer((socket) => {
    connections++;
    current = socket;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    mind.freshStart();
    serve(socket, mind);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    host: '127.0.0.1',
    port,
    paper: mind.paper,
    get slips() {
      return mind.paper.slips;
    },
    get connections() {
      return connections;
    },
    behave: (next) => {
      mind.behaviour = next;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function serve(socket: Socket, mind: PrinterMind): void {
  switch (mind.behaviour) {
    case 'closes-at-once':
      socket.end();
      return;
    case 'resets-at-once':
      socket.resetAndDestroy();
      return;
    case 'never-reads':
      socket.pause();
      return;
    case 'slow':
    case 'real-pace':
      void readSlowly(socket, mind, CHUNK_MS[mind.behaviour]);
      return;
    default:
      socket.on('data', (bytes) => {
        mind.receive(bytes);
        if (mind.midway && mind.behaviour === 'closes-midway') socket.destroy();
        if (mind.midway && mind.behaviour === 'resets-midway') socket.resetAndDestroy();
        if (mind.startedPrinting && mind.behaviour === 'stalls') socket.pause();
      });
  }
}

async function readSlowly(socket: Socket, mind: PrinterMind, chunkMs: number): Promise<void> {
  try {
    for await (const chunk of socket) {
      for (let at = 0; at < chunk.length; at += SLOW_CHUNK) {
        await new Promise((resolve) => setTimeout(resolve, chunkMs));
        mind.receive(chunk.subarray(at, at + SLOW_CHUNK));
      }
    }
  } catch {
    // The other side went away in the middle: that is its business.
  }
}
