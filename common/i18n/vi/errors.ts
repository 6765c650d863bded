/**
 * The sentence of every refusal: what to do next comes first. A code without a sentence does not compile.
 * Params that are filled in when they are known: `label`, `state`, `number` (of a counter), `name` (who or what is in
 * the way), `prefix`, `field`, `why`, `limit`, `seconds`, `reason`, `count`, `most`.
 */
import type { ErrorCode } from '#common/contract/errors.ts';

export type Params = Readonly<Record<string, string | number | undefined>>;
type Sentence = (params: Params) => string;

const STATES: Readonly<Record<string, string>> = {
  waiting: 'đang chờ',
  called: 'đã được gọi',
  serving: 'đang được phục vụ',
  completed: 'đã xong',
  'no-show': 'vắng mặt',
  parked: 'đã để sau',
  cancelled: 'đã hủy',
  expired: 'đã hết ngày',
};

const WHY: Readonly<Record<string, Sentence>> = {
  required: () => 'không được để trống',
  unknown: () => 'không có trong yêu cầu này',
  type: () => 'không đúng kiểu',
  pattern: () => 'không đúng cách viết',
  format: () => 'không đúng cách viết',
  choice: () => 'không thuộc các lựa chọn cho phép',
  'too-long': ({ limit }) => (limit === undefined ? 'quá dài' : `dài quá ${limit} ký tự`),
  'too-short': ({ limit }) => (limit === undefined ? 'quá ngắn' : `cần ít nhất ${limit} ký tự`),
  'too-large': ({ limit }) => (limit === undefined ? 'quá lớn' : `không được lớn hơn ${limit}`),
  'too-small': ({ limit }) => (limit === undefined ? 'quá nhỏ' : `không được nhỏ hơn ${limit}`),
  'too-many': ({ limit }) => (limit === undefined ? 'có quá nhiều mục' : `nhiều nhất ${limit} mục`),
  'too-few': ({ limit }) => (limit === undefined ? 'có quá ít mục' : `cần ít nhất ${limit} mục`),
  duplicate: () => 'bị trùng',
  order: () => 'không đúng thứ tự giờ',
  missing: () => 'không còn trong danh mục',
  inactive: () => 'đang không nhận số, xin chọn lĩnh vực khác hoặc mở lại',
  guessable: () => 'quá dễ đoán, xin ghép vài từ không liên quan đến nhau',
};

const at = (number: string | number | undefined): string => (number === undefined ? 'Quầy này' : `Quầy ${number}`);
const ticket = (label: string | number | undefined): string => (label === undefined ? 'Số này' : `Số ${label}`);

export const errors: Record<ErrorCode, Sentence> = {
  'request.invalid': (params) => {
    if (params.field === undefined) return 'Xin kiểm tra lại: yêu cầu chưa đúng.';
    const why = typeof params.why === 'string' ? WHY[params.why]?.(params) : undefined;
    return `Xin kiểm tra lại mục «${params.field}»: ${why ?? 'chưa đúng'}.`;
  },
  'sheet.unreadable': () => 'Xin chọn tệp bảng tính .xlsx, như tệp xuất từ trang này: tệp vừa chọn không đọc được.',
  'catalogue.changed': () => 'Xin chọn lại tệp để so sánh: vừa có người sửa danh mục.',
  'auth.required': () => 'Xin đăng nhập, hoặc kết nối lại thiết bị này.',
  'auth.failed': () => 'Xin nhập lại: tên đăng nhập hoặc mật khẩu chưa đúng.',
  'auth.forbidden': () => 'Xin nhờ người có quyền: tài khoản hoặc thiết bị này không được làm việc đó.',
  'auth.password-change': () => 'Xin đổi mật khẩu trước khi làm việc.',
  'route.unknown': () => 'Xin kiểm tra lại địa chỉ: không có địa chỉ này.',
  'service.unknown': () => 'Xin chọn lĩnh vực khác: không có lĩnh vực này.',
  'procedure.unknown': () => 'Xin chọn thủ tục khác: lĩnh vực này không có thủ tục đó.',
  'counter.unknown': () => 'Xin chọn quầy khác: không có quầy này.',
  'ticket.unknown': () => 'Xin kiểm tra lại: không có số này.',
  'staff.unknown': () => 'Xin chọn người khác: không có người này trong danh sách.',
  'device.unknown': () => 'Xin chọn thiết bị khác: không có thiết bị này.',
  'printer.unknown': () => 'Xin chọn máy in khác: không có máy in này.',
  'print-job.unknown': () => 'Xin xem lại danh sách: không có lần in này.',
  'help.unknown': () => 'Lời gọi giúp đỡ này đã kết thúc.',
  'picture.unknown': () => 'Xin chọn hình khác: không có hình này.',
  'pairing.unknown': () => 'Xin tạo liên kết mới: liên kết này đã dùng hoặc đã hết hạn.',
  'ticket.state': ({ label, state }) => {
    const words = typeof state === 'string' ? STATES[state] : undefined;
    return `${ticket(label)} ${words ?? 'đã thay đổi'}, nên không làm được việc này.`;
  },
  'counter.busy': ({ label }) => `Xin kết thúc ${label === undefined ? 'số đang mở' : `số ${label}`} trước.`,
  'counter.taken': ({ number, name }) =>
    `Xin chọn quầy khác: ${at(number).toLowerCase()} đang có ${name ?? 'người khác'} ngồi.`,
  'counter.closed': ({ number }) => `Xin mở quầy trước: ${at(number).toLowerCase()} đang đóng.`,
  'counter.paused': ({ number }) => `Xin bấm làm việc tiếp trước: ${at(number).toLowerCase()} đang tạm dừng.`,
  'service.closed': () => 'Xin quay lại trong giờ làm việc: lĩnh vực này hiện không nhận số.',
  'dossier.unknown': () => 'Xem lại mã: không có hồ sơ này.',
  'dossier.state': () => 'Tải lại danh sách: hồ sơ đã được người khác xử lý.',
  'slip.unknown': () => 'Xin xem lại mã trên phiếu: không có mã này.',
  'strip.unknown': () => 'Xin tải lại trang: không có dải số này.',
  'fragment.unknown': () => 'Xin tải lại trang: không có câu này trong danh sách cần đọc.',
  'sound.unreadable': () => 'Xin ghi lại, hoặc chọn tệp WAV 16 bit: âm thanh này không đọc được.',
  'sound.silent': () => 'Xin ghi lại, nói gần micrô hơn: chưa nghe thấy tiếng nói.',
  'sound.too-short': () => 'Xin ghi lại, đọc rõ cả câu: âm thanh quá ngắn.',
  'sound.too-long': () => 'Xin ghi lại, đọc gọn hơn: mỗi câu nhiều nhất 20 giây.',
  'voice.full': () => 'Xin ghi lại vài câu cho ngắn hơn: các bản ghi đã đầy 64 MB.',
  'voice.nothing': () => 'Xin tải lại trang: chưa có bản ghi nào để dùng, hoặc người khác vừa đổi.',
  'strip.state': ({ name }) => `Không cần nhập nữa: dải số ${name ?? 'này'} đã được nhập.`,
  'slip.expired': () => 'Xin lấy số mới: phiếu đã quá hạn.',
  'part.off': () => 'Bật phần này ở Cài đặt trước: trung tâm chưa dùng.',
  'service.in-use': ({ count }) =>
    `Xin chờ xong ${count === undefined ? 'các số' : `${count} số`} của lĩnh vực này hôm nay, hoặc tạm ẩn lĩnh vực.`,
  'counter.in-use': ({ number, name }) =>
    `Xin đóng ${at(number).toLowerCase()} trước: ${name ?? 'có người'} đang ngồi.`,
  'staff.in-use': ({ reason, number }) =>
    reason === 'last-admin'
      ? 'Xin trao quyền quản trị cho người khác trước: đây là người quản trị cuối cùng.'
      : `Xin đóng ${at(number).toLowerCase()} trước: người này đang ngồi ở đó.`,
  'printer.in-use': ({ name }) =>
    `Xin chọn máy in khác cho ${name ?? 'thiết bị'} trước: thiết bị đang dùng máy in này.`,
  'prefix.collides': ({ prefix, name }) =>
    `Xin chọn ký hiệu khác: «${prefix ?? ''}» có thể trùng số với ${name ?? 'lĩnh vực khác'}.`,
  'number.taken': ({ number, name }) =>
    `Xin chọn số khác: ${at(number).toLowerCase()} đã có${name === undefined ? '' : ` (${name})`}.`,
  'username.taken': ({ name }) =>
    `Xin chọn tên đăng nhập khác: tên này${name === undefined ? '' : ` của ${name}`} đã có.`,
  'postpone.nobody': () => 'Chưa kịp đến, xin báo nhân viên: phía sau chưa có ai để nhường.',
  'postpone.used-up': () => 'Chưa kịp đến, xin báo nhân viên: số này đã lùi hai lần.',
  'rating.done': () => 'Cảm ơn ông/bà: lượt này đã được đánh giá.',
  'hall.code': () => 'Xin quét lại mã trên màn hình ở sảnh: mã này đã đổi.',
  'hall.pass': () => 'Xin quét lại mã trên màn hình ở sảnh: đã quá 5 phút.',
  'card.has-number': ({ label }) => `Xin chờ gọi số ${label ?? ''}: thẻ này đã lấy số ở lĩnh vực này.`,
  'appointment.unknown': () => 'Xin xem lại mã, hoặc hỏi nhân viên: không có lịch hẹn này.',
  'appointment.state': ({ state }) =>
    state === 'checked-in'
      ? 'Lịch hẹn này đã lấy số rồi.'
      : state === 'cancelled'
        ? 'Lịch hẹn này đã hủy.'
        : 'Xin lấy số như thường, hoặc đặt giờ khác: lịch hẹn này đã quá giờ.',
  'appointment.early': () => 'Xin trở lại gần giờ hẹn: chưa đến giờ nhận số.',
  'appointment.full': () => 'Xin chọn giờ khác: giờ này vừa hết chỗ.',
  'appointment.no-slot': () => 'Xin chọn giờ khác: không đặt được giờ này.',
  'appointment.too-many': ({ most }) =>
    most === undefined
      ? 'Xin đặt lại vào ngày mai: số điện thoại này hôm nay đã đặt đủ.'
      : `Xin đặt lại vào ngày mai: số điện thoại này hôm nay đã đặt đủ ${most} lượt.`,
  'undo.nothing': () => 'Không có việc nào để hoàn tác.',
  'undo.stale': ({ label }) => `Không hoàn tác được nữa: ${ticket(label).toLowerCase()} đã thay đổi sau đó.`,
  'request.too-large': ({ limit }) =>
    limit === undefined ? 'Xin gửi ít hơn: nội dung quá lớn.' : `Xin chọn tệp nhỏ hơn ${limit}.`,
  'idempotency.mismatch': () => 'Xin bấm lại: lần gửi trước có nội dung khác.',
  'rate.limited': ({ seconds }) =>
    seconds === undefined ? 'Xin thử lại sau ít phút.' : `Xin thử lại sau ${seconds} giây.`,
  'server.failed': () => 'Xin thử lại. Nếu vẫn chưa được, xin báo người quản trị.',
  'store.unavailable': () =>
    'Xin báo người quản trị dọn bớt tệp: máy chủ hết chỗ trống trên đĩa hoặc đĩa bị lỗi. Việc vừa rồi chưa được ghi.',
  'server.away': () => 'Xin gọi nhân viên: máy này đang mất kết nối với máy chủ.',
  'numbers.used-up': () => 'Xin hỏi nhân viên tại bàn hướng dẫn: máy này đã hết số để cấp khi mất kết nối.',
  'server.stopping': () => 'Xin chờ một lát: máy chủ đang khởi động lại.',
};
