/** Kiosks: touches one after another, or a whole queue of people at once. */
import type { IssueAnswer } from '#common/contract/commands.ts';
import type { Dice } from '#test/support/dice.ts';
import type { Gate } from './gate.ts';
import type { Ledger } from './ledger.ts';
import { type Patient, pause } from './patient.ts';

export interface KioskHabits {
  /** People who touch at once, at most. */
  readonly burst: number;
  /** ms between two touches, at most. */
  readonly rest: number;
}

const CLASSES = ['none', 'none', 'none', 'elderly', 'unspecified'] as const;

/** Takes numbers until the gate ends. */
export async function runKiosk(
  kiosk: Patient,
  serviceIds: readonly string[],
  { burst, rest }: KioskHabits,
  gate: Gate,
  ledger: Ledger,
  dice: Dice,
): Promise<void> {
  const touch = async (): Promise<void> => {
    const serviceId = serviceIds[dice(serviceIds.length)];
    const priorityClass = CLASSES[dice(CLASSES.length)];
    const answer = await kiosk.act('/api/tickets', { serviceId, priorityClass, language: dice(3) === 0 ? 'en' : 'vi' });
    if (answer.status !== 201 && answer.status !== 200) {
      ledger.faults.push(`a kiosk was answered ${answer.status} ${answer.text}`);
      return;
    }
    const { ticket, token } = answer.json as IssueAnswer;
    const { id: ticketId, label, serviceId: given } = ticket;
    if (given !== serviceId) ledger.faults.push(`${label} was given for another service`);
    ledger.noteIssued({ ticketId, label, deviceId: kiosk.who.id, serviceId: given, token });
  };
  while (!gate.hasEnded) {
    await gate.run(async () => {
      await Promise.all(Array.from({ length: 1 + dice(burst) }, touch));
    });
    await pause(rest / 4 + dice(rest));
  }
}
