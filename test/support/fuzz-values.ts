/** Values that a client should not send, and values that fit a JSON Schema as far as a dice allows. */
import type { Dice } from './dice.ts';

export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema | readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
}

const TEXTS = [
  'elderly',
  'none',
  'A',
  'ZZ',
  '7',
  '07:30',
  '11:30',
  '04-16',
  '2026-11-23',
  '#0a7c3f',
  'http://192.0.2.1:8080',
  '2.000815',
  'printed',
  '127.0.0.1',
  'operator',
  'Nguyễn Thị Ví Dụ',
  'mat-khau-thu',
  'x',
];

/** Text, numbers and trees that have broken some program before. */
export const NASTY: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  -0,
  2 ** 53,
  0.1,
  '',
  ' ',
  '\u0000',
  '\uD800',
  '\u202E',
  'a\nb',
  '🎫',
  '../../etc/passwd',
  '%00',
  '%2e%2e',
  "' or 1=1 --",
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  'toString',
  '9'.repeat(400),
  'đ'.repeat(3_000),
  [],
  {},
  [[[[]]]],
  [null],
  { __proto__: null },
  { length: 1e9 },
  { toString: 1 },
  { constructor: { prototype: { hacked: true } } },
  JSON.parse('{"__proto__":{"hacked":true}}'),
  // biome-ignore lint/suspicious/noThenProperty: a body that looks like a promise is one of the odd inputs.
  { then: 'x' },
  { refused: true, code: 'ticket.state' },
];

/** Address parts, encoded as they go over the wire. */
export const NASTY_PARTS: readonly string[] = [
  'nowhere',
  '%00',
  '%ff',
  '%',
  '%E1%BB',
  '..%2f..%2fetc',
  '__proto__',
  'constructor',
  'x'.repeat(300),
  '%F0%9F%8E%AB',
  '-',
  '0',
  'null',
  '*',
  'a%20b',
  ';',
  '%3F',
  '%252e',
];

/** One of several, none of which is likelier. */
export function pick<T>(items: readonly T[], dice: Dice): T {
  // The index is in range, so that what is missing there is the item itself.
  return items[dice(items.length)] as T;
}

/** A value that mostly fits; `ids` are those that exist in the office. */
export function fitting(schema: Schema, ids: readonly string[], dice: Dice): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return pick(schema.enum, dice);
  if (schema.anyOf !== undefined) return fitting(pick(schema.anyOf, dice), ids, dice);
  switch (schema.type) {
    case 'object': {
      const entries = Object.entries(schema.properties ?? {});
      const kept = entries.filter(([key]) => schema.required?.includes(key) === true || dice(2) === 0);
      return Object.fromEntries(kept.map(([key, property]) => [key, fitting(property, ids, dice)]));
    }
    case 'array': {
      if (Array.isArray(schema.items)) return schema.items.map((item: Schema) => fitting(item, ids, dice));
      const { items } = schema;
      const length = Math.max(schema.minItems ?? 0, dice(3));
      return items === undefined || isList(items) ? [] : Array.from({ length }, () => fitting(items, ids, dice));
    }
    case 'integer':
    case 'number': {
      const { minimum = 0, maximum = 100 } = schema;
      return Math.floor(minimum + dice(Math.max(1, Math.floor(maximum - minimum) + 1)));
    }
    case 'boolean':
      return dice(2) === 0;
    case 'null':
      return null;
    default:
      return text(schema, ids, dice);
  }
}

function text({ pattern, minLength = 0, maxLength = 1_000 }: Schema, ids: readonly string[], dice: Dice): string {
  const fits = [...TEXTS, ...ids].filter(
    (candidate) =>
      candidate.length >= minLength &&
      candidate.length <= maxLength &&
      (pattern === undefined || new RegExp(pattern).test(candidate)),
  );
  return fits.length === 0 ? 'x'.repeat(minLength) : pick(fits, dice);
}

/** The same tree with one thing in it that should not be there. */
export function spoiled(value: unknown, dice: Dice): unknown {
  if (typeof value !== 'object' || value === null || dice(4) === 0) return pick(NASTY, dice);
  if (Array.isArray(value)) {
    if (value.length === 0) return [pick(NASTY, dice)];
    const place = dice(value.length);
    return value.map((item: unknown, index) => (index === place ? spoiled(item, dice) : item));
  }
  const entries = Object.entries(value);
  if (entries.length === 0 || dice(4) === 0)
    return { ...value, [pick(['extra', 'id', '__proto__', ''], dice)]: pick(NASTY, dice) };
  const place = dice(entries.length);
  return Object.fromEntries(
    entries.flatMap(([key, item], index) => {
      if (index !== place) return [[key, item]];
      return dice(4) === 0 ? [] : [[key, spoiled(item, dice)]];
    }),
  );
}

const isList = (items: Schema | readonly Schema[]): items is readonly Schema[] => Array.isArray(items);

/** Bodies that are no JSON document, or too much of one. */
export function brokenBody(dice: Dice): string | Buffer {
  return pick<() => string | Buffer>(
    [
      () => '{',
      () => '{"serviceId":',
      () => 'null',
      () => '"text"',
      () => '[]',
      () => '{"a":NaN}',
      () => '\uFEFF{}',
      () => '{"serviceId":"a","serviceId":"b"}',
      () => '{"__proto__":{"hacked":true},"serviceId":"a"}',
      () => '{"constructor":{"prototype":{"hacked":true}}}',
      () => '['.repeat(30_000),
      () => `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
      () => `{"serviceId":"${'x'.repeat(70_000)}"}`,
      () => Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
      () => Buffer.from([0xc3, 0x28]),
      () => Buffer.alloc(1_000),
      () => 'a=1&b=2',
      () => '<xml/>',
    ],
    dice,
  )();
}

/** Headers that come from elsewhere, or from nowhere. */
export const ODD_HEADERS: readonly Record<string, string>[] = [
  {},
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/json; charset=utf-16' },
  { 'content-type': 'multipart/form-data; boundary=x' },
  { 'content-type': 'image/png' },
  { 'content-type': ';;;' },
  { 'content-encoding': 'gzip' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'not an origin' },
  { 'sec-fetch-site': 'cross-site' },
  { authorization: 'Bearer' },
  { authorization: 'Bearer x' },
  { authorization: `Basic ${Buffer.from('admin:admin').toString('base64')}` },
  { authorization: `Bearer ${'x'.repeat(4_000)}` },
  { cookie: 'luot_session=x; luot_session=y; luot_device_kiosk=%ff' },
  { cookie: '=; ;;=a' },
  { host: 'evil.example' },
  { host: '' },
  { 'x-forwarded-for': '192.0.2.1, unknown' },
  { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'gopher' },
  { accept: 'text/html' },
  { 'accept-encoding': '*;q=0' },
  { expect: 'a miracle' },
  { range: 'bytes=9999999-' },
  { 'if-none-match': '*' },
  { upgrade: 'websocket', connection: 'upgrade' },
  { 'transfer-encoding': 'chunked' },
];
