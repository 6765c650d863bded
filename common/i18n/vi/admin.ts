/** Words of the admin console: what stands around its pages, and «Hiện tại». */
import { adminAudit } from './admin-audit.ts';
import { adminDossiers } from './admin-dossiers.ts';
import { adminMachines } from './admin-machines.ts';
import { adminNow } from './admin-now.ts';
import { adminOffice } from './admin-office.ts';
import { adminSetup } from './admin-setup.ts';

export const admin = {
  ...adminNow,
  ...adminSetup,
  ...adminMachines,
  ...adminOffice,
  ...adminAudit,
  ...adminDossiers,
  productName: 'Lượt',
  pageName: 'Trang quản trị',
  menuName: 'Các mục',
  menu: {
    now: 'Hiện tại',
    dossiers: 'Hồ sơ',
    services: 'Lĩnh vực, thủ tục',
    counters: 'Quầy',
    staff: 'Nhân viên',
    devices: 'Thiết bị, máy in',
    hours: 'Giờ làm việc',
    notices: 'Thông báo',
    settings: 'Cài đặt',
    audit: 'Nhật ký',
  },
  roles: { operator: 'Giao dịch viên', supervisor: 'Giám sát', admin: 'Quản trị' },
  whoIs: (name: string, role: string): string => `${name}, ${role.toLowerCase()}`,
  signOut: 'Đăng xuất',
  signOutEverywhere: 'Đăng xuất mọi nơi',
  loading: 'Đang tải…',
  again: 'Tải lại',
  minutes: (count: number): string => `${count} phút`,
  entry: {
    loading: 'Đang mở trang…',
    unreachable: 'Chờ máy chủ trả lời, trang tự nối lại',
    expired: 'Phiên làm việc đã hết. Đăng nhập lại để làm tiếp: những gì đang nhập vẫn còn.',
    notAllowed: 'Mở trang Quầy để làm việc',
    notAllowedWhy: (name: string): string => `Tài khoản ${name} không dùng trang quản trị.`,
    toCounter: 'Mở trang Quầy',
    otherAccount: 'Đăng nhập bằng tên khác',
  },
  unsaved: {
    heading: 'Lưu trước khi rời trang.',
    detail: 'Có thay đổi chưa lưu.',
    stay: 'Ở lại',
    leave: 'Bỏ thay đổi và rời đi',
  },
  link: {
    live: 'Đã kết nối',
    connecting: 'Đang nối…',
    updated: 'cập nhật',
    lost: 'Chờ nối lại, trang tự làm.',
    lostWhy: (time: string): string => `Mất kết nối với máy chủ. Số liệu dưới đây là của lúc ${time}.`,
  },
  form: {
    save: 'Lưu',
    sending: 'Đang gửi…',
    saved: 'Đã lưu',
    changed: 'Chưa lưu',
    takeBack: 'Bỏ thay đổi',
    cancel: 'Thôi',
    keep: 'Giữ lại',
    notSaved: 'Chưa lưu được.',
    locked: 'Chỉ người quản trị được sửa.',
    overtaken: 'Mục này vừa được sửa ở nơi khác. Bấm Lưu sẽ thay bằng nội dung trên màn hình này.',
    required: 'Xin nhập: mục này không được để trống.',
    vietnameseFirst: 'Xin nhập tiếng Việt trước.',
    inEnglish: (label: string): string => `${label} (tiếng Anh)`,
  },
  order: {
    up: (name: string): string => `Đưa lên: ${name}`,
    down: (name: string): string => `Đưa xuống: ${name}`,
    remove: (name: string): string => `Bỏ: ${name}`,
    nowAt: (name: string, place: number, count: number): string => `${name}: thứ ${place} trong ${count}`,
  },
  spans: {
    add: 'Thêm khoảng giờ',
    span: (name: string, number: number): string => `${name}, khoảng giờ ${number}`,
    from: (name: string, number: number): string => `${name}, khoảng ${number}, từ`,
    to: (name: string, number: number): string => `${name}, khoảng ${number}, đến`,
    clockRule: 'Xin nhập giờ như 07:30.',
    orderRule: 'Xin nhập giờ trước rồi đến giờ sau, không chồng lên nhau.',
  },
};
