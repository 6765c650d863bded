/** What one visitor may hold of the server (SPEC A15), and who else may read its files (A16). */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isOpenToOthers, takeDataFolder } from '#server/data-folder.ts';
import { limitConnections, makeBucket } from '#server/http/security-limits.ts';
import { openDoor } from '../support/door.ts';

it('A15: a finger takes 40 numbers at once, then one every three seconds, and a repeated key costs nothing', () => {
  const numbers = makeBucket(40, 3_000);
  for (let n = 0; n < 40; n += 1) expect(numbers.take('kiosk', `key ${n}`, 0)).toBeUndefined();
  expect(numbers.take('kiosk', 'key 40', 0)).toBe(3);
  expect(numbers.take('kiosk', 'key 39', 0)).toBeUndefined();
  expect(numbers.take('another kiosk', 'key 40', 0)).toBeUndefined();
  expect(numbers.take('kiosk', 'key 40', 3_000)).toBeUndefined();
  expect(numbers.take('kiosk', 'key 41', 3_000)).toBe(3);
  expect(numbers.take('kiosk', 'key 41', -1e9)).toBe(3);
});

it('A15: an address holds so many connections, and gets others when it lets go', async () => {
  const server = createServer((_request, response) => response.end('ok'));
  limitConnections(server, ['192.0.2.0/24', '::1'], 2);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const ask = () => {
    const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
    const answered = new Promise<boolean>((resolve) => {
      socket.on('data', () => resolve(true));
      socket.on('error', () => resolve(false));
      socket.on('close', () => resolve(false));
    });
    return { socket, answered };
  };
  const held = [ask(), ask()];
  expect(await Promise.all(held.map(({ answered }) => answered))).toEqual([true, true]);
  expect(await ask().answered).toBe(false);
  held[0]?.socket.destroy();
  await expect.poll(() => ask().answered, { timeout: 10_000 }).toBe(true);
  server.closeAllConnections();
  server.close();
});

it('A15: what comes too slowly is not waited for', async () => {
  const door = await openDoor();
  expect(door.app.server.headersTimeout).toBe(10_000);
  expect(door.app.server.requestTimeout).toBe(60_000);
  await door.close();
});

it('A16: a new data folder is its user’s alone, and one that others can read is noticed', () => {
  const above = mkdtempSync(join(tmpdir(), 'luot-modes-'));
  const folder = join(above, 'data');
  takeDataFolder(folder)();
  expect(isOpenToOthers(folder)).toBe(false);
  chmodSync(folder, 0o750);
  expect(isOpenToOthers(folder)).toBe(true);
  rmSync(above, { recursive: true });
});
