/** Why a command could not do its work, in words for whoever looks after the computer: Vietnamese, then English. */
import { resolve, sep } from 'node:path';
import { ConfigError } from '#server/config.ts';
import { DataFolderInUse } from '#server/data-folder.ts';
import { OfficeUnusable } from '#server/store/unusable.ts';
import { UsageError } from './usage.ts';

/** What the command was working with, as far as it is known. */
export interface Place {
  readonly data: string;
  readonly port: string;
  readonly host: string;
  /** The agent at a kiosk has a database of its own, and no backup of it. */
  readonly kiosk: boolean;
}

export interface Failure {
  readonly vi: string;
  readonly en: string;
  /** 2: the command or a setting has to be changed; 1: something around it. */
  readonly exitCode: 1 | 2;
}

/** Explains an error; undefined for one that nobody expected, which is a fault of the program. */
export function explainFailure(error: unknown, place: Place): Failure | undefined {
  const own = explainOwn(error, place);
  if (own !== undefined) return own;
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const code = String(error.code);
  const syscall = 'syscall' in error ? String(error.syscall) : '';
  // A host name is looked up before it is listened on.
  if (syscall === 'listen' || syscall === 'getaddrinfo') return explainListen(code, place);
  return explainStore(code, place) ?? explainFile(code, pathOf(error, place), place);
}

function explainOwn(error: unknown, { data }: Place): Failure | undefined {
  if (error instanceof ConfigError) {
    const vi = `Thiết lập ${error.variable} không dùng được. Xin sửa thiết lập này rồi chạy lại.`;
    return { vi, en: error.message, exitCode: 2 };
  }
  if (error instanceof DataFolderInUse) {
    const vi = `Một Lượt khác đang chạy với thư mục dữ liệu ${data}. Xin dừng nó trước, hoặc đặt LUOT_DATA là thư mục khác.`;
    return { vi, en: `${error.message}. Stop it first, or set LUOT_DATA to another folder.`, exitCode: 2 };
  }
  if (error instanceof OfficeUnusable) {
    const vi = `Phiên bản này của Lượt không dùng được dữ liệu trong ${data}. Không có gì bị thay đổi.`;
    return { vi, en: error.message, exitCode: 2 };
  }
  const wrongFlag = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (error instanceof UsageError || wrongFlag) {
    const vi = error instanceof UsageError ? error.vi : new UsageError('').vi;
    return { vi, en: `${error.message}\nSee: luot --help`, exitCode: 2 };
  }
  return undefined;
}

function explainListen(code: string, { port, host }: Place): Failure | undefined {
  const failure = (vi: string, en: string): Failure => ({ vi, en, exitCode: 1 });
  switch (code) {
    case 'EADDRINUSE':
      return failure(
        `Cổng ${port} đang được chương trình khác dùng. Xin đặt LUOT_PORT là cổng khác, hoặc dừng chương trình đó.`,
        `The port ${port} is taken by another program. Set LUOT_PORT to a free one, or stop that program.`,
      );
    case 'EACCES':
    case 'EPERM':
      return failure(
        `Không được phép mở cổng ${port}. Xin đặt LUOT_PORT từ 1024 trở lên, như 8080.`,
        `Opening port ${port} is not allowed. Set LUOT_PORT to 1024 or more, such as 8080.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_FAIL':
    case 'EAFNOSUPPORT':
      return failure(
        `LUOT_HOST là "${host}", không phải địa chỉ của máy này. Xin đặt 0.0.0.0 (mọi mạng) hoặc 127.0.0.1 (chỉ máy này).`,
        `LUOT_HOST is "${host}", which is no address of this machine. Set 0.0.0.0 (every network) or 127.0.0.1 (this machine alone).`,
      );
    default:
      return undefined;
  }
}

function explainStore(code: string, { data, kiosk }: Place): Failure | undefined {
  if (code !== 'SQLITE_NOTADB' && !code.startsWith('SQLITE_CORRUPT')) return undefined;
  if (kiosk) {
    return {
      vi: `Dữ liệu của máy lấy số trong ${data} (LUOT_DATA) đã hỏng. Xin giữ lại tệp luot-kiosk.db với tên khác, rồi kết nối lại máy này từ trang «Thiết bị». Số mà máy đã cấp khi mất kết nối có thể chưa vào hàng: xin xem phiếu của người dân và lấy số mới cho họ.`,
      en: `The kiosk's data in ${data} (LUOT_DATA) are damaged. Keep the file luot-kiosk.db under another name, then pair this kiosk anew from the page «Thiết bị». Numbers that it gave while cut off may be missing in the line: look at people's slips and take new numbers for them.`,
      exitCode: 1,
    };
  }
  return {
    vi: `Dữ liệu luot.db trong ${data} (LUOT_DATA) đã hỏng. Xin khôi phục bản sao mới nhất: luot restore --force TỆP (các bản sao nằm trong thư mục LUOT_BACKUP, mặc định là ${data}/backups). Tệp hỏng được cất sang bên, không bị xóa.`,
    en: `The file luot.db in ${data} (LUOT_DATA) is damaged. Restore the newest copy: luot restore --force FILE (copies are in the folder LUOT_BACKUP, by default ${data}/backups). The damaged file is put aside, not deleted.`,
    exitCode: 1,
  };
}

function explainFile(fullCode: string, path: string, { data }: Place): Failure | undefined {
  // A file that is missing in the package itself is a broken installation, not a wrong setting.
  if (!isAlong(path, data)) return undefined;
  const failure = (vi: string, en: string): Failure => ({ vi, en, exitCode: 1 });
  // SQLite says more than is needed here: SQLITE_READONLY_DIRECTORY, SQLITE_IOERR_WRITE.
  const code = /^(?:SQLITE_)?[A-Z]+/.exec(fullCode)?.[0];
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
    case 'SQLITE_PERM':
      return failure(
        `Không được phép đọc hoặc ghi ${path}. Xin giao thư mục dữ liệu ${data} cho tài khoản chạy Lượt (sudo chown -R TÀI-KHOẢN ${data}), hoặc đặt LUOT_DATA là thư mục khác.`,
        `${path} may not be read or written. Give the data folder ${data} to the user that runs Lượt (sudo chown -R USER ${data}), or set LUOT_DATA to another folder.`,
      );
    case 'ENOTDIR':
    case 'EEXIST':
    case 'ENOENT':
      return failure(
        `${path} không dùng làm thư mục dữ liệu được (có tệp trùng tên, hoặc thư mục chứa nó không có). Xin đặt LUOT_DATA là thư mục khác.`,
        `${path} cannot be used as the data folder (a file has that name, or the folder above it is missing). Set LUOT_DATA to another folder.`,
      );
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
      return failure(
        `Ổ đĩa chứa ${data} (LUOT_DATA) đã đầy. Xin dọn bớt (bản sao cũ, tệp của phần mềm khác) rồi chạy lại.`,
        `The disk that holds ${data} (LUOT_DATA) is full. Make room (old copies, other programs' files), then start again.`,
      );
    case 'EIO':
    case 'SQLITE_IOERR':
      return failure(
        `Ổ đĩa chứa ${data} (LUOT_DATA) báo lỗi đọc hoặc ghi. Ổ có thể sắp hỏng: xin thay ổ rồi khôi phục bản sao mới nhất (luot restore TỆP).`,
        `The disk that holds ${data} (LUOT_DATA) reports an error. It may be about to fail: replace it and restore the newest copy (luot restore FILE).`,
      );
    default:
      return undefined;
  }
}

const pathOf = (error: Error, { data }: Place): string =>
  'path' in error && typeof error.path === 'string' ? error.path : data;

/** Whether a path is the data folder, in it, or on the way to it. */
function isAlong(path: string, data: string): boolean {
  const [one, other] = [resolve(path), resolve(data)];
  return one === other || one.startsWith(other + sep) || other.startsWith(one.endsWith(sep) ? one : one + sep);
}
