/** Which passwords are among the first that somebody would try (SPEC A13). */
import { describe, expect, it } from 'vitest';
import { isGuessable } from '#server/password-rules.ts';

const OFFICE = ['hoai', 'Lê Thị Hoài', 'Trung tâm Phục vụ hành chính công'];

describe('a new password', () => {
  it.each([
    '12345678',
    '87654321',
    'password',
    'PassWord123',
    'Mật khẩu 123',
    'matkhau@2026',
    'abcdefgh',
    'qwertyui',
    'anhyeuem',
    'iloveyou1',
    'adminadmin',
    'aaaaaaaa',
    '20101990',
    '!!!!!!!!',
    'hoai1234',
    'hoai@26!',
    'Trung tâm Phục vụ hành chính công',
  ])('A13: «%s» would be tried first', (password) => expect(isGuessable(password, OFFICE)).toBe(true));

  it.each(['mua bun cha hang manh', 'kx7-mwq-3fz', '🎫🌾🚲🍜🏮🪁🛶🎋', 'sông Hương chiều mưa', '9382047165'])(
    'A13: «%s» may be used, whatever its signs are',
    (password) => expect(isGuessable(password, OFFICE)).toBe(false),
  );
});
