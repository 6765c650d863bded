/** Something else answers on the printer's port (SPEC W9): nothing is printed on it, and nobody is told that it was. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { networkTransport } from '#server/printing/transport-network.ts';
import { delivery, draw, PATIENT } from '#test/printing/print-room.ts';
import { birthSlip } from '#test/printing/sample-slips.ts';

const picture = await draw(birthSlip, 576);
let server: Server | undefined;
afterEach(() => server?.close());

const DEVICES: Readonly<Record<string, (socket: Socket) => void>> = {
  'an HTTP server': (socket) => socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
  'an echo server': (socket) => socket.pipe(socket),
  'a shell that greets': (socket) => socket.write('SSH-2.0-OpenSSH_9.2p1\r\n'),
  'noise without end': (socket) => {
    const timer = setInterval(() => socket.write(Buffer.from([0xff, 0xb7, 0x80, 0xfe])), 5);
    socket.on('close', () => clearInterval(timer));
  },
};

it.each(Object.keys(DEVICES))('W9: %s is no printer', async (name) => {
  const received: Buffer[] = [];
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => received.push(bytes));
    DEVICES[name]?.(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const limits = { ...PATIENT, answer: 500, probe: 600 };
  const transport = networkTransport({ host: '127.0.0.1', port, answers: true, limits });
  const outcome = await transport.deliver(delivery(picture));
  expect(outcome.state).toBe('not-printed');
  expect(['wrong-device', 'stalled', 'closed']).toContain('reason' in outcome ? outcome.reason : '');
  // Questions only: no byte of a slip went to it.
  expect(Buffer.concat(received).length).toBeLessThan(20);
  expect(await transport.probe(new AbortController().signal)).toBe('unreachable');
});
