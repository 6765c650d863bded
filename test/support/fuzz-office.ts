/** What the fuzz needs of an office: its routes, its visitors, its ids; and what every answer has to be. */
import { expectAnyProblem } from './answers.ts';
import type { Dice } from './dice.ts';
import { brokenBody, fitting, NASTY, NASTY_PARTS, ODD_HEADERS, pick, type Schema, spoiled } from './fuzz-values.ts';
import type { Running } from './running.ts';
import type { Answer, Call, Client } from './running-http.ts';

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly body: Schema | undefined;
}

type Operation = { requestBody?: { content?: Record<string, { schema?: Schema }> } };

/** Every route of the OpenAPI document. */
export async function routesOf(office: Running): Promise<Route[]> {
  const { paths } = (await office.stranger().ask('/api/openapi.json')).json as {
    paths: Record<string, Record<string, Operation>>;
  };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      body: requestBody?.content?.['application/json']?.schema,
    })),
  );
}

/** Whoever may come to the door; made anew now and then, since the inputs sign them out and remove them. */
export async function visitors(office: Running): Promise<Client[]> {
  const staff = office.db.query.staff.findMany({ where: (row, { isNull }) => isNull(row.removedAt) }).sync();
  const named = (role: string): string =>
    staff.find((person) => person.role === role && !person.mustChangePassword)?.username ?? 'admin';
  office.clock.now -= 13 * 3_600_000;
  const expired = office.signedIn(named('admin'));
  office.clock.now += 13 * 3_600_000;
  const roles = ['admin', 'admin', 'admin', 'admin', 'admin', 'admin', 'supervisor', 'operator', 'operator'];
  const signedIn = roles.map((role) => office.signedIn(named(role)));
  const kinds = ['kiosk', 'kiosk', 'kiosk', 'display', 'counter'] as const;
  const devices = (await Promise.all(kinds.map((kind) => office.device(kind)))).map(({ client }) => client);
  const foreign = office.stranger({ ...office.signedIn(named('admin')).headers, origin: 'https://evil.example' });
  await openUp(office, signedIn, devices);
  return [...signedIn, ...devices, expired, foreign, office.stranger()];
}

const ALL_PARTS = {
  papers: true,
  returns: true,
  results: true,
  appointments: true,
  reasons: true,
  hallCode: true,
  cards: true,
  chains: true,
  reception: true,
  rating: true,
  voicePage: true,
  dossierCounts: true,
};
const ALL_DAY = {
  week: Array.from({ length: 7 }, () => [['00:00', '23:59']]),
  slotMinutes: 30,
  capacity: 5,
  daysAhead: 3,
  mostPerPhone: 20,
  minutesBefore: 15,
  minutesAfter: 10,
};

/** Somebody sits down and somebody waits, so that acts have something to act on. */
async function openUp(office: Running, [admin]: readonly Client[], [kiosk]: readonly Client[]): Promise<void> {
  const { counters } = office.server.core.hall.office;
  const counter = counters.find(({ serviceIds }) => serviceIds.length > 0);
  const lane = counters.flatMap(({ serviceIds }) => serviceIds).find((id) => id !== counter?.serviceIds[0]);
  const dossierLane = lane === undefined ? null : { from: 3, serviceId: lane };
  await admin?.ask('/api/office', { method: 'PATCH', body: { hours: null, parts: ALL_PARTS, dossierLane } });
  await admin?.ask(`/api/services/${counter?.serviceIds[0]}/appointments`, { method: 'PUT', body: { plan: ALL_DAY } });
  await admin?.ask(`/api/counters/${counter?.id}/session`, { method: 'PUT' });
  for (let n = 0; n < 3; n += 1) {
    await kiosk?.post('/api/tickets', { serviceId: counter?.serviceIds[0] }, `open-${office.clock.now}-${n}`);
  }
  const at = new Date(office.clock.now - (office.clock.now % 1_800_000)).toISOString();
  const wish = { serviceId: counter?.serviceIds[0], at, phone: '0905123456' };
  await office.stranger().post('/api/appointments', wish, `book-${office.clock.now}`);
  const field = office.server.core.hall.office.services.find(({ procedures }) => procedures.length > 0);
  const dossier = { serviceId: field?.id, procedureCode: field?.procedures[0]?.code };
  await admin?.post('/api/dossiers', dossier, `dossier-${office.clock.now}`);
  office.clock.now += 60_000;
}

/** Everything that has an id in the office now. */
export function knownIds(office: Running): string[] {
  const { hall } = office.server.core;
  const { services, counters, devices, printers, staffNames } = hall.office;
  const dossiers = office.db.query.dossiers.findMany({ limit: 10 }).sync();
  const tokens = office.db.query.followTokens.findMany({ limit: 20 }).sync();
  const booked = office.db.query.appointments.findMany({ limit: 5 }).sync();
  return [
    ...[services, counters, devices, printers].flatMap((list) => list.map(({ id }) => id)),
    ...staffNames.keys(),
    ...[...hall.tickets.keys()].slice(0, 40),
    ...[...hall.help.keys()].slice(0, 5),
    ...dossiers.map(({ id }) => id),
    ...tokens.map(({ token }) => token),
    ...booked.map(({ token }) => token),
  ];
}

export function inputFor(route: Route, ids: readonly string[], dice: Dice, n: number): { path: string; call: Call } {
  const parts = (): string => (dice(4) === 0 ? pick(NASTY_PARTS, dice) : pick(ids, dice));
  const query = dice(12) === 0 ? `?${pick(['', 'a[]=1', '__proto__=1', '%ff', 'kind=kiosk&kind=x'], dice)}` : '';
  const path = route.path.replace(/\{\w+\}/g, parts) + query;
  const method =
    dice(30) === 0 ? pick(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PURGE'], dice) : route.method;
  const headers: Record<string, string> = dice(5) === 0 ? pick(ODD_HEADERS, dice) : {};
  if (dice(10) > 0)
    headers['idempotency-key'] = dice(8) === 0 ? pick(['same', 'x'.repeat(201), ' ', 'ä'], dice) : `fuzz-${n}`;
  if (method === 'GET' || method === 'HEAD') return { path, call: { method, headers } };
  const roll = dice(10);
  const proper = route.body === undefined ? undefined : fitting(route.body, ids, dice);
  const body = roll < 4 ? proper : roll < 8 ? spoiled(proper, dice) : roll < 9 ? brokenBody(dice) : pick(NASTY, dice);
  return {
    path,
    call: {
      method,
      headers,
      ...(body === undefined ? {} : { body: typeof body === 'string' && roll !== 8 ? JSON.stringify(body) : body }),
    },
  };
}

/** A body for the message of a failure. */
export function describeBody(body: unknown): string {
  const text = Buffer.isBuffer(body) ? body.toString('hex') : typeof body === 'string' ? body : JSON.stringify(body);
  return (text ?? '').slice(0, 300);
}

/** What every answer has to be, whatever was asked. */
export function judge(method: string, path: string, answer: Answer): void {
  if (answer.status < 400) return;
  if (answer.status >= 500) throw new Error(`a ${answer.status}: ${answer.text}`);
  // Pages for people, and answers without a body.
  if (method === 'HEAD' || String(answer.headers['content-type']).startsWith('text/html')) return;
  if (answer.status === 417 || (answer.status === 404 && path.startsWith('/api/docs'))) return;
  expectAnyProblem(answer);
}
