/** The command line cannot be carried out as it is; the message says what to do, in English and where it is given in Vietnamese. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly vi: string;

  constructor(message: string, vi = 'Chưa chạy được lệnh này. Xem cách dùng: luot --help') {
    super(message);
    this.vi = vi;
  }
}

/** The command needs an office and there is none in the data folder. */
export function noOffice(data: string): UsageError {
  return new UsageError(
    `there is no office in ${data} (LUOT_DATA). Make one with "luot init", or try the software with "luot demo".`,
    `Trong ${data} (LUOT_DATA) chưa có dữ liệu của trung tâm. Tạo mới bằng "luot init", hoặc chạy thử bằng "luot demo".`,
  );
}
