/** CONTRACT "Process": settings by environment, all optional, validated with a clear error. */
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '#server/config.ts';

const read = (env: Record<string, string>) => readConfig(env, { demo: false });

describe('settings', () => {
  it('has a value for everything when nothing is set', () => {
    expect(read({})).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      timeZone: 'Asia/Ho_Chi_Minh',
      adminPassword: undefined,
      logLevel: 'info',
      rateLimit: true,
      demo: false,
    });
    expect(read({}).data).toMatch(/\/data$/);
  });

  it('takes an empty value for one that is not set, as service files write it', () => {
    expect(read({ LUOT_PORT: '', LUOT_RATE_LIMIT: ' ' })).toMatchObject({ port: 8080, rateLimit: true });
  });

  it('reads what is set', () => {
    const env = {
      LUOT_PORT: '0',
      LUOT_HOST: '0.0.0.0',
      LUOT_DATA: '/srv/luot',
      LUOT_TIMEZONE: 'Europe/Paris',
      LUOT_ADMIN_PASSWORD: ' mật khẩu ',
      LUOT_LOG_LEVEL: 'warn',
      LUOT_RATE_LIMIT: 'off',
    };
    expect(read(env)).toMatchObject({
      port: 0,
      host: '0.0.0.0',
      data: '/srv/luot',
      timeZone: 'Europe/Paris',
      adminPassword: ' mật khẩu ',
      logLevel: 'warn',
      rateLimit: false,
    });
  });

  it.each([
    ['LUOT_PORT', '65536', '0 to 65535'],
    ['LUOT_PORT', '80a', '0 to 65535'],
    ['LUOT_PORT', '-1', '0 to 65535'],
    ['LUOT_PORT', '1e3', '0 to 65535'],
    ['LUOT_HOST', 'http://x', 'without scheme'],
    ['LUOT_TIMEZONE', 'Asia/Quang_Tri', 'IANA time zone'],
    ['LUOT_LOG_LEVEL', 'loud', 'fatal, error, warn'],
    ['LUOT_RATE_LIMIT', 'no', 'on, off'],
  ])('%s=%s is refused by name, with what was found and what is allowed', (variable, value, allowed) => {
    expect(() => read({ [variable]: value })).toThrow(ConfigError);
    expect(() => read({ [variable]: value })).toThrow(variable);
    expect(() => read({ [variable]: value })).toThrow(value);
    expect(() => read({ [variable]: value })).toThrow(allowed);
  });

  it('never repeats a password', () => {
    expect(() => read({ LUOT_ADMIN_PASSWORD: 'secret' })).toThrow('LUOT_ADMIN_PASSWORD is 6 characters long');
    expect(() => read({ LUOT_ADMIN_PASSWORD: 'secret' })).not.toThrow('secret');
  });
});
