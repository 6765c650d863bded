/** The demo office: fields and procedures of a ward, five counters, staff, a kiosk, a display, a printer of files. */
import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Office, Role } from '#common/contract/office.ts';
import { isRefusal } from '#common/contract/refusal.ts';
import type { Bilingual } from '#common/contract/text.ts';
import { DEFAULT_OFFICE } from '#server/domain/defaults.ts';
import { createDevice } from '#server/store/devices.ts';
import type { Db } from '#server/store/open.ts';
import { counterServices, counters, office, printers, services, staff } from '#server/store/schema.ts';
import { DEMO_PROCEDURES } from './procedures.ts';

const text = (vi: string, en: string): Bilingual => ({ vi, en });

/** Non-breaking spaces keep compounds together when a name has to wrap. */
const SERVICES = [
  {
    prefix: 'A',
    name: text('Chứng thực', 'Certification'),
    shortName: text('Chứng thực', 'Certification'),
    hint: text('Bản sao từ bản chính, chữ ký', 'Copies of originals, signatures'),
  },
  {
    prefix: 'B',
    name: text('Hộ tịch', 'Civil status'),
    shortName: text('Hộ tịch', 'Civil status'),
    hint: text('Khai sinh, kết hôn, khai tử, trích lục', 'Births, marriages, deaths, records'),
  },
  {
    prefix: 'C',
    name: text('Đất đai – Xây dựng', 'Land – Construction'),
    shortName: text('Đất đai, xây dựng', 'Land, construction'),
    hint: text('Giấy phép xây dựng nhà ở', 'House building permits'),
  },
  {
    prefix: 'D',
    name: text('Kinh tế – Hộ kinh doanh', 'Economy – Household business'),
    shortName: text('Hộ kinh doanh', 'Business'),
    hint: text('Thành lập hộ kinh doanh', 'Starting a household business'),
  },
  {
    prefix: 'E',
    name: text('Bảo trợ xã hội – Người có công', 'Social protection – Merit'),
    shortName: text('Bảo trợ xã hội', 'Social protection'),
    hint: text('Trợ cấp, hưu trí xã hội, khuyết tật', 'Allowances, social pension, disability'),
  },
  {
    prefix: 'R',
    name: text('Trả kết quả', 'Collect results'),
    shortName: text('Trả kết quả', 'Results'),
    hint: text('Đến ngày hẹn, nhận kết quả', 'On the due date, collect the result'),
  },
  {
    prefix: 'H',
    name: text('Hướng dẫn – Dịch vụ công trực tuyến', 'Guidance – Online services'),
    shortName: text('Hướng dẫn', 'Guidance'),
    hint: text('Chưa rõ nộp ở đâu, nộp qua mạng', 'Not sure where to go, filing online'),
  },
] as const;

/** Number of the counter → prefixes that it serves, in its order. */
const COUNTERS: readonly (readonly string[])[] = [['H', 'R'], ['A'], ['A', 'E'], ['C', 'D'], ['B', 'E']];

export interface DemoPerson {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
}

export const DEMO_STAFF: readonly DemoPerson[] = [
  { username: 'admin', name: 'Lê Văn Bình', role: 'admin' },
  { username: 'ngoc', name: 'Lê Thị Ngọc', role: 'supervisor' },
  { username: 'lan', name: 'Hoàng Mai Lan', role: 'operator' },
  { username: 'huy', name: 'Trần Quốc Huy', role: 'operator' },
  { username: 'hoai', name: 'Nguyễn Thị Hoài', role: 'operator' },
  { username: 'long', name: 'Phan Đức Long', role: 'operator' },
  { username: 'thu', name: 'Võ Thị Thu', role: 'operator' },
];

/** Open at all hours, as a demo must be; all else as a ward might set it. */
const SETTINGS: Office = {
  ...DEFAULT_OFFICE,
  place: text('Phường Đông Hà, tỉnh Quảng Trị', 'Đông Hà Ward, Quảng Trị Province'),
  parts: { ...DEFAULT_OFFICE.parts, papers: true },
  notices: [
    text(
      'Nghe gọi mà chưa kịp đến, xin báo nhân viên: không phải lấy số lại.',
      'Missed your call? Please tell the staff: you need no new number.',
    ),
    text('Dữ liệu minh họa: đây là văn phòng dùng thử.', 'Illustrative data: this is a demonstration office.'),
  ],
};

/** Fills an empty database. `hashes` holds the password hash of each demo person. Call it inside a transaction. */
export function seedDemoOffice(db: Db, day: string, now: number, hashes: ReadonlyMap<string, string>): void {
  db.insert(office).values({ id: 1, settings: SETTINGS, currentDay: day, demo: true }).run();
  const serviceIds = new Map<string, string>();
  for (const [position, service] of SERVICES.entries()) {
    const id = uuidv7();
    serviceIds.set(service.prefix, id);
    db.insert(services)
      .values({ ...service, id, position, active: true, procedures: [...(DEMO_PROCEDURES[service.prefix] ?? [])] })
      .run();
  }
  for (const [index, prefixes] of COUNTERS.entries()) {
    const counterId = uuidv7();
    const number = index + 1;
    db.insert(counters)
      .values({ id: counterId, number, name: text(`Quầy ${number}`, `Counter ${number}`) })
      .run();
    for (const [position, prefix] of prefixes.entries()) {
      const serviceId = serviceIds.get(prefix);
      if (serviceId !== undefined) db.insert(counterServices).values({ counterId, serviceId, position }).run();
    }
  }
  for (const person of DEMO_STAFF) {
    const passwordHash = hashes.get(person.username) ?? '';
    db.insert(staff)
      .values({ ...person, id: uuidv7(), passwordHash, mustChangePassword: false })
      .run();
  }
  const printerId = uuidv7();
  db.insert(printers)
    .values({
      id: printerId,
      settings: { name: 'Máy in cửa chính', driver: 'file', path: 'printed', dots: 576, status: 'full' },
    })
    .run();
  const kiosk = createDevice(db, { kind: 'kiosk', label: 'Máy lấy số cửa chính', printerId }, now);
  const display = createDevice(db, { kind: 'display', label: 'Màn hình sảnh' }, now);
  if (isRefusal(kiosk) || isRefusal(display)) throw new Error('the demo devices could not be made');
}

/** Gives every demo person a fresh password. */
export function renewDemoPasswords(db: Db, hashes: ReadonlyMap<string, string>): void {
  for (const [username, passwordHash] of hashes) {
    db.update(staff).set({ passwordHash, mustChangePassword: false }).where(eq(staff.username, username)).run();
  }
}
