/** The load generator: a process of its own, so that it does not share the product's event loop. */
import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import { answerParent } from './child.ts';
import type { Hit, Lane, Shot } from './shot.ts';

async function fire({ origin, lanes, amount }: Shot): Promise<Hit> {
  let next = 0;
  let answers = 0;
  let last = performance.now();
  const troubles = new Map<string, number>();
  const trouble = (what: string): void => void troubles.set(what, (troubles.get(what) ?? 0) + 1);
  const began = performance.now();
  const result = await autocannon({
    url: origin,
    connections: lanes.length,
    amount,
    timeout: 30,
    setupClient(client) {
      const lane = lanes[next % lanes.length];
      next += 1;
      if (lane !== undefined) {
        client.setRequests([
          request(lane, (status, body) => {
            answers += 1;
            last = performance.now();
            if (status < 200 || status > 299) trouble(`${status} ${body.slice(0, 200)}`);
          }),
        ]);
      }
    },
  });
  if (result.errors > 0) trouble(`${result.errors} connections failed, ${result.timeouts} of them by time`);
  return {
    seconds: (last - began) / 1000,
    answers,
    troubles: [...troubles].map(([what, count]) => `${count} × ${what}`),
  };
}

function request(lane: Lane, onAnswer: (status: number, body: string) => void): autocannon.Request {
  return {
    method: 'POST',
    path: lane.path,
    body: lane.body,
    setupRequest: (one) => ({
      ...one,
      headers: { ...lane.headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    }),
    onResponse: onAnswer,
  };
}

answerParent(fire);
