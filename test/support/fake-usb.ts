/** A printer on USB for tests: a device file that behaves as a real one, with the mind of the fake printer behind it. */
import type { DeviceFile } from '#server/printing/transport-usb.ts';
import { type Behaviour, PrinterMind } from '#test/support/fake-printer.ts';

/** An error as the system throws it. */
export const failing = (code: string): Error => Object.assign(new Error(code), { code });

/** A device that takes a few kilobytes at a time and is busy every other time, as a real one is. */
export class FakeDevice implements DeviceFile {
  readonly mind: PrinterMind;
  readonly #answers: number[] = [];
  #busy = false;
  closed = 0;
  pulledOut = false;

  constructor(behaviour: Behaviour) {
    this.mind = new PrinterMind(behaviour, (bytes) => this.#answers.push(...bytes));
  }

  async write(bytes: Uint8Array): Promise<number> {
    if (this.pulledOut) throw failing('ENODEV');
    this.#busy = !this.#busy;
    if (this.#busy || (this.mind.behaviour === 'stalls' && this.mind.startedPrinting)) throw failing('EAGAIN');
    const taken = bytes.subarray(0, 4096);
    this.mind.receive(taken);
    return taken.length;
  }

  async read(into: Uint8Array): Promise<number> {
    if (this.pulledOut) throw failing('ENODEV');
    const next = this.#answers.shift();
    if (next === undefined) throw failing('EAGAIN');
    into[0] = next;
    return 1;
  }

  async close(): Promise<void> {
    this.closed++;
  }
}
