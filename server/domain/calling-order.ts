/** The office's own rules, played forward: in which order those who wait in a service would be called (SPEC E2). */
import type { PolicySetting, PriorityClass } from '#common/contract/office.ts';
import { chooseNext } from './choose.ts';
import type { Head } from './policies/policy.ts';

/** A ticket that waits, as far as its turn depends on it. */
export type InLine = Omit<Head, 'ticketId'> & { readonly id: string };

export interface LineRules {
  readonly serviceId: string;
  /** Ordinary tickets called in a row so far. */
  readonly streak: number;
  readonly classes: readonly PriorityClass[];
  readonly policy: PolicySetting;
  /** ms UTC, at which overdue limits are judged. */
  readonly now: number;
}

/** The tickets of a service in the order in which they would be called if nobody else came and one counter served this
 *  line alone. `lines`: by class, each in the order of its places. */
export function* playForward<Ticket extends InLine>(
  lines: ReadonlyMap<string, readonly Ticket[]>,
  { serviceId, streak: before, classes, policy, now }: LineRules,
): Generator<Ticket, void> {
  const [only] = lines.values();
  // One class needs no rule to be played: it is its own order.
  if (lines.size === 1 && only !== undefined) {
    yield* only;
    return;
  }
  const places = new Map<string, number>();
  let streak = before;
  for (;;) {
    const heads = [...lines].flatMap(([priorityClass, line]) => {
      const head = line[places.get(priorityClass) ?? 0];
      return head === undefined ? [] : [{ ...head, ticketId: head.id }];
    });
    const streaks = new Map([[serviceId, streak]]);
    const choice = chooseNext({ serviceIds: [serviceId], heads, streaks, classes, policy, now });
    if (choice === undefined) return;
    const { priorityClass, priority } = choice.head;
    const place = places.get(priorityClass) ?? 0;
    const ticket = lines.get(priorityClass)?.[place];
    if (ticket !== undefined) yield ticket;
    places.set(priorityClass, place + 1);
    streak = priority ? 0 : streak + 1;
  }
}
