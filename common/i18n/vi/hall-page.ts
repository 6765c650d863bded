/** Words of the page on which somebody in the hall takes a number by himself. */
export const hallPage = {
  title: 'Lấy số trong sảnh',
  reading: 'Đang xem mã…',
  code: 'Nhập mã trên màn hình ở\u00a0sảnh',
  codeWhy: 'Mã có 6 ký tự và đổi mỗi 30 giây: chỉ người đang ở trung tâm lấy được số. Ở nhà, xin đặt hẹn.',
  codeLabel: 'Mã',
  codeMissing: 'Xin nhập đủ 6 ký tự.',
  goOn: 'Tiếp tục',
  field: 'Ông/bà cần làm việc\u00a0gì?',
  none: 'Hiện chưa nhận số. Xin hỏi nhân viên.',
  shut: 'Chưa nhận số',
  waiting: (count: number): string => (count === 0 ? 'Không phải chờ' : `${count} người chờ`),
  priority: 'Tôi thuộc diện ưu tiên',
  priorityWhy: 'Không bắt buộc. Nhân viên xem giấy tờ tại quầy.',
  taken: (label: string): string => `Ông/bà đã có số ${label}`,
  toTurn: 'Xem số của tôi',
  another: 'Lấy thêm một số khác',
};
