/** «Hiện tại»: figures, alerts, tables. Alerts begin with the verb. */

const list = (labels: readonly string[]): string => labels.join(', ');

/** «Máy in cửa chính» within a sentence; other names stay as they are written. */
const inside = (name: string): string =>
  /^(Máy|Màn|Quầy|Kiốt) /.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

const BACKUP_AGAIN = 'Lượt tự sao lưu lại trong vòng 5 phút; thông báo này sẽ tự hết.';

const DISK_STEPS = [
  'Trên máy chủ, xóa hoặc chuyển bớt tệp không cần: tệp tải về, bản sao lưu cũ.',
  'Giữ nguyên thư mục dữ liệu của Lượt.',
  'Có chỗ là máy chủ tự chạy tiếp, không phải khởi động lại.',
];

export const adminNow = {
  figures: {
    waiting: 'Đang chờ',
    serving: 'Đang phục vụ',
    completed: 'Đã xong hôm nay',
    longest: 'Chờ lâu nhất',
    longestLimit: (minutes: number): string => `Chờ lâu nhất, mức ${minutes} phút`,
    half: 'Một nửa số người chờ dưới',
    people: (_count: number): string => 'người',
    counters: (_count: number): string => 'quầy',
    turns: (_count: number): string => 'lượt',
    dossiers: (count: number): string => `${count}\u00a0hồ\u00a0sơ`,
    minutes: 'phút',
    none: 'chưa có',
  },
  now: {
    counters: 'Quầy',
    counter: 'Quầy',
    staff: 'Nhân viên',
    serves: 'Nhận',
    doing: 'Đang làm',
    time: 'Thời gian',
    completed: 'Xong',
    noCounters: 'Chưa có quầy nào.',
    does: {
      closed: 'Đang đóng',
      free: 'Đang rảnh',
      paused: (reason: string | undefined): string => (reason === undefined ? 'Tạm nghỉ' : `Tạm nghỉ: ${reason}`),
      called: (label: string): string => `Mời ${label}`,
      serving: (label: string): string => `Phục vụ ${label}`,
    },
    queues: 'Hàng chờ theo lĩnh vực',
    service: 'Lĩnh vực',
    waiting: 'Đang chờ',
    longest: 'Lâu nhất',
    estimate: 'Dự kiến chờ',
    noServices: 'Chưa có lĩnh vực nào.',
    noEstimate: 'chưa rõ',
    interval: (low: number, high: number): string =>
      high === 0 ? 'không chờ' : low === 0 ? `dưới ${high} phút` : `${low}–${high} phút`,
    machines: 'Thiết bị và máy in',
    noMachines: 'Chưa có thiết bị nào.',
  },
  alerts: {
    heading: 'Cần làm ngay',
    nothing: 'Không có việc nào cần làm ngay.',
    count: (count: number, newest: string): string => `${count} việc, mới nhất ${newest}`,
    help: (device: string): string => `Đến giúp người dân tại ${inside(device)}`,
    helpSince: (time: string): string => `Gọi giúp đỡ lúc ${time}.`,
    coming: 'Tôi đến ngay',
    printer: {
      'paper-out': {
        title: (name: string): string => `Thay giấy cho ${inside(name)}`,
        detail: (since: string): string => `Hết giấy từ ${since}.`,
      },
      'paper-low': {
        title: (name: string): string => `Chuẩn bị giấy cho ${inside(name)}`,
        detail: (_since: string): string => 'Sắp hết giấy, vẫn in được.',
      },
      'cover-open': {
        title: (name: string): string => `Đóng nắp ${inside(name)}`,
        detail: (since: string): string => `Nắp mở từ ${since}.`,
      },
      unreachable: {
        title: (name: string): string => `Kiểm tra nguồn và dây của ${inside(name)}`,
        detail: (since: string): string => `Không trả lời từ ${since}.`,
      },
      unknown: {
        title: (name: string): string => `Kiểm tra ${inside(name)}`,
        detail: (since: string): string => `Chưa rõ trạng thái từ ${since}.`,
      },
    },
    slipsHeld: (labels: readonly string[]): string => `Phiếu ${list(labels)} chưa in, người dân giữ số qua mã QR.`,
    slips: (labels: readonly string[]): string => `In lại phiếu ${list(labels)}`,
    testSlip: (printer: string | undefined): string =>
      printer === undefined ? 'Xem lại bản in thử' : `Xem lại bản in thử của ${inside(printer)}`,
    slipWhy: (state: string, reason: string, time: string): string => {
      if (state === 'partly') return `In dở lúc ${time}: ${reason}.`;
      if (state === 'unknown') return `Chưa rõ đã in hay chưa, lúc ${time}: ${reason}.`;
      return `Chưa in được lúc ${time}: ${reason}.`;
    },
    reprint: (labels: readonly string[]): string =>
      labels.length === 1 ? `In lại ${labels[0]}` : `In lại ${labels.length} phiếu`,
    dismiss: 'Bỏ qua',
    showPrinter: 'Xem máy in',
    addCounter: (service: string): string => `Thêm quầy cho ${service}`,
    openCounter: (service: string): string => `Mở quầy cho ${service}`,
    waited: (label: string, minutes: number, limit: number): string => `${label} đã chờ ${minutes} phút, mức ${limit}.`,
    moreLate: (count: number): string => `${count} người nữa cũng quá mức.`,
    counterPaused: (number: number): string => `Quầy ${number} tạm nghỉ.`,
    counterFree: (number: number): string => `Quầy ${number} đang rảnh.`,
    nobodyServes: 'Chưa quầy nào đang mở nhận lĩnh vực này.',
    unattended: (count: number, since: string): string =>
      `${count} người chờ từ ${since}, chưa quầy nào đang mở nhận lĩnh vực này.`,
    assign: (number: number): string => `Giao cho quầy ${number}`,
    showCounters: 'Xem các quầy',
    silent: (device: string): string => `Bật tiếng cho ${inside(device)}`,
    soundBlocked: 'Trình duyệt đang chặn âm thanh, số vẫn hiện trên màn hình.',
    voiceMissing: 'Thiếu bộ giọng đọc, số vẫn hiện trên màn hình.',
    soundSteps: [
      'Chạm hoặc bấm chuột một lần vào màn hình đó.',
      'Muốn tiếng tự bật khi khởi động: mở trình duyệt với --autoplay-policy=no-user-gesture-required.',
    ],
    voiceSteps: [
      'Kiểm tra thư mục giọng đọc trên máy chủ: cần có tệp manifest.json và các tệp âm thanh.',
      'Tải lại trang ở màn hình đó.',
    ],
    connect: (device: string): string => `Kết nối ${inside(device)}`,
    neverConnected: 'Thiết bị này chưa kết nối lần nào.',
    connectSteps: [
      'Vào Thiết bị, máy in; chọn thiết bị này; bấm Tạo liên kết.',
      'Mở liên kết đó bằng trình duyệt của thiết bị.',
    ],
    check: (device: string): string => `Kiểm tra ${inside(device)}`,
    cutOff: (since: string, so: string): string => `Mất kết nối từ ${since}. ${so}`,
    noKiosk: 'Người dân không lấy được số ở máy này.',
    noDisplay: 'Người chờ trước màn hình này không thấy số được gọi.',
    checkSteps: [
      'Xem máy có điện, màn hình có sáng không.',
      'Xem dây mạng hoặc Wi-Fi của máy.',
      'Tải lại trang trên máy đó; nếu máy đòi kết nối, tạo liên kết mới ở Thiết bị, máy in.',
    ],
    clock: 'Kiểm tra ngày giờ của máy chủ',
    onDay: (date: string): string => `ngày ${date}`,
    clockDetail: (machine: string, office: string): string =>
      `Máy chủ ghi ${machine}, lệch với giờ của trung tâm (${office}). Lấy số và gọi số vẫn chạy theo giờ của trung tâm.`,
    clockSteps: [
      'Xem ngày và giờ trên máy chủ.',
      'Sai: chỉnh lại cho đúng, bật tự động cập nhật giờ. Thông báo này sẽ tự hết.',
      'Đúng: bấm «Giờ máy chủ đúng». Nếu sang ngày khác, các số đang chờ sẽ hết hiệu lực.',
      'Máy chủ sai giờ mỗi lần mất điện: thay pin trên bo mạch chủ.',
    ],
    clockIsRight: 'Giờ máy chủ đúng',
    disk: {
      full: {
        title: 'Dọn ổ đĩa của máy chủ',
        detail: 'Ổ đĩa đã đầy: chưa lấy số, gọi số được cho đến khi có chỗ.',
        steps: DISK_STEPS,
      },
      low: {
        title: 'Dọn ổ đĩa của máy chủ',
        detail: 'Ổ đĩa sắp đầy. Lấy số và gọi số vẫn chạy.',
        steps: DISK_STEPS,
      },
      unwritable: {
        title: 'Kiểm tra ổ đĩa của máy chủ',
        detail: 'Máy chủ chưa ghi được dữ liệu: chưa lấy số, gọi số được.',
        steps: [
          'Xem ổ đĩa của máy chủ còn chỗ không; hết chỗ thì xóa hoặc chuyển bớt tệp không cần.',
          'Nếu còn chỗ mà vẫn lỗi: báo người phụ trách máy tính.',
          'Ghi được trở lại là máy chủ tự chạy tiếp.',
        ],
      },
    },
    backup: {
      'folder-missing': {
        title: 'Cắm lại ổ sao lưu vào máy chủ',
        detail: 'Không thấy thư mục sao lưu.',
        steps: ['Cắm ổ (USB) dùng để sao lưu vào máy chủ.', BACKUP_AGAIN],
      },
      'no-room': {
        title: 'Giải phóng chỗ trên ổ sao lưu',
        detail: 'Ổ sao lưu đã đầy.',
        steps: ['Xóa bớt tệp khác trên ổ đó, hoặc thay ổ lớn hơn.', BACKUP_AGAIN],
      },
      'not-writable': {
        title: 'Mở quyền ghi vào ổ sao lưu',
        detail: 'Không ghi được vào thư mục sao lưu.',
        steps: [
          'Xem ổ (USB) có đang khóa chống ghi không.',
          'Cho chương trình Lượt quyền ghi vào thư mục đó (xem mục «Sao lưu» trong hướng dẫn).',
          BACKUP_AGAIN,
        ],
      },
      damaged: {
        title: 'Kiểm tra ổ đĩa của máy chủ',
        detail: 'Bản sao lưu làm ra bị hỏng.',
        steps: ['Trên máy chủ, chạy lệnh: luot check', 'Báo người phụ trách máy tính. Giữ nguyên các bản sao lưu cũ.'],
      },
      failed: {
        title: 'Kiểm tra ổ sao lưu của máy chủ',
        detail: 'Không sao lưu được.',
        steps: ['Rút ổ (USB) sao lưu ra rồi cắm lại, hoặc thay ổ khác.', BACKUP_AGAIN],
      },
    },
    backupSince: (since: string): string => `Chưa sao lưu được từ ${since}; lấy số và gọi số vẫn chạy.`,
    showSteps: 'Xem cách làm',
    hideSteps: 'Ẩn cách làm',
  },
  done: {
    undo: 'Hoàn tác',
    help: (device: string): string => `Đã báo ở ${inside(device)}: có người đến giúp.`,
    reprint: (labels: readonly string[]): string => `Đã gửi in lại ${list(labels)}.`,
    dismiss: 'Đã bỏ qua.',
    clock: 'Trung tâm đã theo giờ của máy chủ.',
    assign: (service: string, number: number): string => `Đã giao ${service} cho quầy ${number}.`,
    unassign: (service: string, number: number): string => `Quầy ${number} thôi nhận ${service}.`,
  },
  setUp: {
    heading: 'Chuẩn bị để lấy số đầu tiên',
    services: 'Tạo các lĩnh vực và thủ tục',
    counters: 'Tạo các quầy, giao lĩnh vực cho từng quầy',
    printer: 'Thêm máy in phiếu',
    kiosk: 'Kết nối máy lấy số',
    display: 'Kết nối màn hình sảnh',
    begin: 'Bắt đầu',
    done: ' (đã xong)',
  },
};
