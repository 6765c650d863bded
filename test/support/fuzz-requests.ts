/** Requests of the fuzz: every route, every kind of visitor, several at once; each answer is judged. */
import type { Dice } from './dice.ts';
import { describeBody, inputFor, judge, knownIds, type Route } from './fuzz-office.ts';
import { pick } from './fuzz-values.ts';
import type { Running } from './running.ts';
import type { Client } from './running-http.ts';

const AT_ONCE = 8;
/** The first of the visitors are those whom most doors are open to. */
const TRUSTED = 6;

export interface RequestRound {
  readonly routes: readonly Route[];
  readonly people: readonly Client[];
  readonly dice: Dice;
  readonly count: number;
  /** Number of the round's first input; keys of commands are made from it. */
  readonly from: number;
  readonly heard: (route: Route, status: number) => void;
}

/** Sends `count` requests; rejects with the request that got an answer which no client should get. */
export async function fuzzRequests(office: Running, round: RequestRound): Promise<void> {
  const { routes, people, dice, count, from, heard } = round;
  for (let n = 0; n < count; n += AT_ONCE) {
    const ids = knownIds(office);
    const inputs = Array.from({ length: Math.min(AT_ONCE, count - n) }, (_, place) => {
      const route = pick(routes, dice);
      // Every other time somebody whom most doors are open to.
      const who = pick(dice(2) === 0 ? people.slice(0, TRUSTED) : people, dice);
      return { who, route, ...inputFor(route, ids, dice, from + n + place) };
    });
    await Promise.all(
      inputs.map(async ({ who, route, path, call }) => {
        const said = `${call.method} ${path} ${JSON.stringify(call.headers)} ${describeBody(call.body)}`;
        try {
          const answer = await who.ask(path, call);
          judge(call.method ?? '', path, answer);
          heard(route, answer.status);
        } catch (error) {
          // A header that Node itself does not let out.
          if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_')) return;
          throw new Error(said, { cause: error });
        }
      }),
    );
  }
}
