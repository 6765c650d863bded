/** Network printers that change their mood: they print, go away, answer slowly, run out of paper in the middle. */
import type { Dice } from '#test/support/dice.ts';
import { type Behaviour, type FakePrinter, startFakePrinter } from '#test/support/fake-printer.ts';

const MOODS: readonly Behaviour[] = [
  ...Array.from({ length: 8 }, (): Behaviour => 'works'),
  'slow',
  'slow',
  'chatty',
  'paper-out',
  'paper-out-midway',
  'closes-at-once',
  'resets-midway',
  'closes-midway',
  'no-acknowledgement',
];

export interface MoodyPrinters {
  readonly printers: readonly FakePrinter[];
  /** Gives one of them another mood. */
  stir(): void;
  /** From now on all of them print. */
  calm(): void;
  close(): Promise<void>;
}

export async function startMoodyPrinters(count: number, dice: Dice): Promise<MoodyPrinters> {
  const printers = await Promise.all(Array.from({ length: count }, () => startFakePrinter()));
  return {
    printers,
    stir() {
      printers[dice(printers.length)]?.behave(MOODS[dice(MOODS.length)] ?? 'works');
    },
    calm() {
      for (const printer of printers) printer.behave('works');
    },
    async close() {
      await Promise.all(printers.map((printer) => printer.close()));
    },
  };
}
