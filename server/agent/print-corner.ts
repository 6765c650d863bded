/** The two that print at this PC: the agent's own spooler, and the server's slips. */
import type { AgentPrinter } from '#common/contract/kiosk-agent.ts';
import { systemClock } from '#server/printing/clock.ts';
import { startDrawing } from '#server/printing/drawing.ts';
import { createSpooler } from '#server/printing/spooler.ts';
import { OWN_PRINTER, type SlipStoreParts, slipStore } from './own-slips.ts';
import type { LocalPrinter } from './printer.ts';
import { printServerSlips, type ServerSlipParts } from './server-slips.ts';

export interface PrintCorner {
  /** A slip of this kiosk's own was queued. */
  wake(): void;
  stop(): Promise<void>;
}

export interface PrintCornerParts extends SlipStoreParts, Omit<ServerSlipParts, 'printer'> {
  /** Undefined: this kiosk prints nothing. */
  readonly printer: LocalPrinter | undefined;
  readonly dataFolder: string;
}

/** Starts both on one printer, which lets them in one at a time (SPEC G17). */
export async function startPrintCorner(parts: PrintCornerParts): Promise<PrintCorner> {
  const { printer, store, onOutcome, logger, dataFolder, now } = parts;
  if (printer === undefined) return { wake: () => undefined, stop: async () => undefined };
  const drawing = await startDrawing(logger);
  const spooler = createSpooler({
    store: slipStore({ store, onOutcome }),
    draw: drawing.draw,
    logger,
    dataFolder,
    clock: { ...systemClock, now },
    transportOf: () => printer,
  });
  await spooler.start([{ id: OWN_PRINTER, settings: printer.settings }]);
  const serverSlips = printServerSlips({ ...parts, printer });
  return {
    wake: () => spooler.wake(OWN_PRINTER),
    async stop() {
      await Promise.all([serverSlips.stop(), spooler.stop()]);
      await drawing.close();
    },
  };
}

/** The printer as the server is told of it. */
export function describePrinter(printer: LocalPrinter | undefined): AgentPrinter | null {
  if (printer === undefined) return null;
  const { name, dots, status } = printer.settings;
  return { name, state: printer.state, dots, status };
}
