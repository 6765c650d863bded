import { describe, expect, test } from 'vitest';
import { type AgentFlags, readAgentSettings } from '#server/agent/settings.ts';
import { ConfigError } from '#server/config.ts';

const read = (flags: AgentFlags, env: Record<string, string> = {}) => readAgentSettings(env, flags);

describe('G10: the settings of luot kiosk', () => {
  test('a flag goes before its variable; what is left out has its default', () => {
    const env = { LUOT_SERVER: 'http://other:8080', LUOT_PRINTER: 'file' };
    expect(read({ server: 'http://192.168.1.10:8080/' }, env)).toMatchObject({
      serverUrl: 'http://192.168.1.10:8080',
      printer: { driver: 'file', dots: 576, status: 'full' },
      port: 8081,
    });
    expect(read({}, { LUOT_SERVER: '' })).toMatchObject({ serverUrl: undefined, printer: undefined });
  });

  test('a pairing code comes alone or in its link', () => {
    expect(read({ pair: 'k7mw-3fqz-9tha' }).pairingCode).toBe('k7mw-3fqz-9tha');
    expect(read({ pair: 'http://192.168.1.10:8080/pair/k7mw-3fqz-9tha' }).pairingCode).toBe('k7mw-3fqz-9tha');
  });

  test.each([
    ['usb:/dev/usb/lp0', { driver: 'usb', path: '/dev/usb/lp0' }],
    ['network:192.168.1.50', { driver: 'network', host: '192.168.1.50', port: 9100 }],
    ['network:printer.local:9101', { driver: 'network', host: 'printer.local', port: 9101 }],
    ['network:[fe80::1]:9100', { driver: 'network', host: 'fe80::1', port: 9100 }],
  ])('printer %s', (printer, expected) => {
    expect(read({ printer, dots: '384', noStatus: true }).printer).toMatchObject({
      ...expected,
      dots: 384,
      status: 'none',
    });
  });

  test.each([
    [{ server: 'ftp://x' }, 'LUOT_SERVER'],
    [{ server: 'http://x/path' }, 'LUOT_SERVER'],
    [{ server: 'http://user:secret@x' }, 'LUOT_SERVER'],
    [{ server: 'x' }, 'LUOT_SERVER'],
    [{ pair: 'a b' }, 'LUOT_PAIR'],
    [{ pair: 'http://x/kiosk' }, 'LUOT_PAIR'],
    [{ printer: 'usb:/etc/passwd' }, 'LUOT_PRINTER'],
    [{ printer: 'network:' }, 'LUOT_PRINTER'],
    [{ printer: 'network:x:99999' }, 'LUOT_PRINTER'],
    [{ printer: 'lp0' }, 'LUOT_PRINTER'],
    [{ dots: '500' }, 'LUOT_DOTS'],
  ])('%j is refused by its name', (flags, name) => {
    expect(() => read(flags)).toThrow(ConfigError);
    expect(() => read(flags)).toThrow(name);
  });
});
