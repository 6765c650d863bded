/** Words of the start page. */
export const start = {
  title: 'Lượt – lấy số và gọi số',
  productName: 'Lượt',
  heading: 'Lấy số, gọi số, phục vụ theo lượt',
  lead: 'Chọn màn hình cần mở trên máy này.',
  demo: 'Đây là văn phòng dùng thử, dữ liệu minh họa.',
  demoHow:
    'Lấy một số ở Máy lấy số, gọi ở Quầy, rồi xem Màn hình sảnh. Tên đăng nhập và mật khẩu nằm ở cửa sổ đã chạy chương trình.',
  kiosk: {
    name: 'Máy lấy số',
    what: 'Người dân chọn lĩnh vực và lấy phiếu số.',
    pair: 'Máy mới cần được kết nối từ trang Quản trị.',
  },
  counter: { name: 'Quầy', what: 'Nhân viên gọi số, phục vụ và hoàn tất từng lượt.' },
  display: {
    name: 'Màn hình sảnh',
    what: 'Hiện và đọc số được gọi.',
    pair: 'Máy mới cần được kết nối từ trang Quản trị.',
  },
  admin: { name: 'Quản trị', what: 'Theo dõi hiện tại; cài đặt lĩnh vực, quầy, nhân viên, thiết bị, giờ làm việc.' },
  api: { name: 'Tài liệu API', what: 'Cho phần mềm và thiết bị khác nối vào.' },
  phone: 'Trang theo dõi lượt trên điện thoại mở bằng mã QR trên phiếu.',
};
