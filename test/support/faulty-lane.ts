/** One direction of a connection through the faulty proxy: bytes in order, but late, held, swallowed or cut off. */
import type { Socket } from 'node:net';

export type LaneMode = 'flows' | 'holds' | 'swallows';

export interface LaneParts {
  readonly from: Socket;
  readonly to: Socket;
  /** How late the next chunk is, ms. */
  delay(): number;
  /** Bytes were handed on. */
  onPassed(): void;
  /** The sender has closed its side, and all that it had sent before was handed on. */
  onEnd(): void;
}

type Piece = { readonly bytes: Buffer; readonly dueAt: number } | { readonly bytes: undefined; readonly dueAt: number };

export class Lane {
  private readonly parts: LaneParts;
  private mode: LaneMode = 'flows';
  private frozen = false;
  private readonly waiting: Piece[] = [];
  private lastDue = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private cut: { readonly share: number; readonly done: () => void } | undefined;

  constructor(parts: LaneParts) {
    this.parts = parts;
    parts.from.on('data', (bytes: Buffer) => this.take(bytes));
    parts.from.on('end', () => this.take(undefined));
  }

  set(mode: LaneMode): void {
    this.mode = mode;
    if (mode === 'swallows') this.waiting.length = 0;
    this.pump();
  }

  /** Holds everything, whatever the mode, until it is thawed. */
  freeze(): void {
    this.frozen = true;
  }

  thaw(): void {
    this.frozen = false;
    this.pump();
  }

  /** Whether bytes are on their way. */
  get busy(): boolean {
    return this.waiting.length > 0;
  }

  /** Hands on only a share (0 to 1) of the next chunk, one byte less than all at most, and tells. */
  cutNext(share: number, done: () => void): void {
    this.cut = { share, done };
  }

  stop(): void {
    clearTimeout(this.timer);
    this.waiting.length = 0;
    this.mode = 'swallows';
  }

  private take(bytes: Buffer | undefined): void {
    if (this.mode === 'swallows') return;
    // Later than the one before: TCP keeps the order.
    this.lastDue = Math.max(this.lastDue, performance.now() + this.parts.delay());
    this.waiting.push({ bytes, dueAt: this.lastDue });
    this.pump();
  }

  private pump(): void {
    clearTimeout(this.timer);
    while (this.mode === 'flows' && !this.frozen) {
      const [next] = this.waiting;
      if (next === undefined) return;
      const early = next.dueAt - performance.now();
      if (early > 0.5) {
        this.timer = setTimeout(() => this.pump(), early);
        return;
      }
      this.waiting.shift();
      this.handOn(next.bytes);
    }
  }

  private handOn(bytes: Buffer | undefined): void {
    if (bytes === undefined) {
      this.parts.onEnd();
      return;
    }
    const { to } = this.parts;
    if (this.cut !== undefined) {
      const { share, done } = this.cut;
      const kept = Math.min(bytes.length - 1, Math.floor(bytes.length * share));
      this.stop();
      if (kept > 0 && to.writable) to.write(bytes.subarray(0, kept));
      done();
      return;
    }
    if (to.writable) to.write(bytes);
    this.parts.onPassed();
  }
}
