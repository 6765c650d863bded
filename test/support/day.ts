/** A day of an office, played by a seeded dice: citizens come, clerks work, an admin changes things. */
import { type Dice, dice as diceOf } from './dice.ts';
import type { Running } from './running.ts';
import type { Client } from './running-http.ts';

const VERBS = ['recall', 'start', 'complete', 'no-show', 'park', 'return', 'transfer', 'cancel', 'priority', 'call'];
const CLERKS = [
  ['lan', 2],
  ['huy', 3],
  ['long', 4],
  ['thu', 5],
] as const;

/** Plays some hundreds of acts, most of which are allowed; each one moves the clock. */
export async function liveDay(office: Running, kiosk: Client, acts: number, seed = 20261123): Promise<void> {
  const clerks = CLERKS.map(([name, number]) => ({ who: office.signedIn(name), number }));
  const admin = office.signedIn('admin');
  const dice = diceOf(seed);
  const { hall } = office.server.core;
  let keys = 0;
  const key = (): string => `day-${seed}-${++keys}`;
  const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % Math.max(1, items.length)];

  for (const { who, number } of clerks) {
    await who.ask(`/api/counters/${office.counter(number)}/session`, { method: 'PUT' });
  }
  for (let played = 0; played < acts; played += 1) {
    const [act, one, two] = [dice(100), dice(1_000), dice(1_000)];
    office.clock.now += 500 + two * 20;
    const clerk = pick(clerks, one) ?? clerks[0];
    if (clerk === undefined) return;
    const seat = `/api/counters/${office.counter(clerk.number)}`;
    const service = pick(hall.office.services, dice(1_000))?.id;
    if (act < 30) {
      const priorityClass = pick(['none', 'none', 'none', 'elderly', 'unspecified', 'merit'], two);
      await kiosk.post('/api/tickets', { serviceId: service, priorityClass, language: pick(['vi', 'en'], two) }, key());
    } else if (act < 55) {
      await clerk.who.post(`${seat}/call-next`, two % 4 === 0 ? {} : { finish: 'completed' }, key());
    } else if (act < 80) {
      // Mostly the ticket that is at the counter, sometimes one that has left it, sometimes any.
      const away = [...hall.tickets.values()].filter(
        ({ state }) => one % 2 === 0 || state === 'parked' || state === 'no-show',
      );
      const ticket = two % 3 === 0 ? pick(away, one) : hall.openTicketAt(office.counter(clerk.number));
      const verb = pick(VERBS, dice(VERBS.length)) ?? 'start';
      const body =
        verb === 'transfer' ? { serviceId: service } : verb === 'priority' ? { priorityClass: 'elderly' } : undefined;
      if (ticket !== undefined) await clerk.who.post(`/api/tickets/${ticket.id}/${verb}`, body, key());
    } else if (act < 86) {
      await clerk.who.post(`${seat}/undo`, undefined, key());
    } else if (act < 90) {
      const body = two % 2 === 0 ? { paused: false } : { paused: true, reason: 'Họp' };
      await clerk.who.ask(`${seat}/session`, { method: 'PATCH', body });
    } else if (act < 93) {
      await clerk.who.ask(`${seat}/session`, { method: two % 2 === 0 ? 'PUT' : 'DELETE' });
      await clerk.who.ask(`${seat}/session`, { method: 'PUT' });
    } else if (act < 96) {
      await kiosk.ask('/api/help', { method: two % 2 === 0 ? 'POST' : 'DELETE' });
    } else {
      await changeOffice(office, admin, dice);
    }
  }
}

/** What an admin may do while the office works. */
async function changeOffice(office: Running, admin: Client, roll: Dice): Promise<void> {
  const dice = roll(1_000);
  const { settings, services } = office.server.core.hall.office;
  const name = { vi: `Tên ${dice}`, en: `Name ${dice}` };
  const patch = (path: string, body: unknown) => admin.ask(path, { method: 'PATCH', body });
  switch (roll(5)) {
    case 0: {
      const priorityClasses = settings.priorityClasses.map((rule) => ({
        ...rule,
        longestWaitMinutes: 5 + (dice % 60),
      }));
      await patch('/api/office', { priorityClasses });
      return;
    }
    case 1:
      await patch('/api/office', {
        notices: dice % 2 === 0 ? [] : [name],
        brandColor: dice % 2 === 0 ? null : '#123456',
      });
      return;
    case 2:
      await patch(`/api/services/${services[dice % services.length]?.id}`, {
        name,
        hint: dice % 2 === 0 ? null : name,
      });
      return;
    case 3:
      await patch(`/api/services/${office.service('D')}`, { active: dice % 2 === 0 });
      return;
    default: {
      const made = await admin.post('/api/devices', { kind: 'display', label: `Màn hình ${dice}` });
      if (dice % 2 === 0) await admin.ask(`/api/devices/${(made.json as { id: string }).id}`, { method: 'DELETE' });
    }
  }
}
