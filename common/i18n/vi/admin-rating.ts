/** «Đánh giá»: how many answered and how. */
export const adminRating = {
  off: 'Trung tâm chưa dùng phần này',
  offWhy: 'Bật «Đánh giá sau khi xong việc» ở Cài đặt.',
  earlier: 'Tháng trước',
  later: 'Tháng sau',
  month: (month: number, year: string): string => `Tháng ${month}/${year}`,
  today: (count: number): string => `Hôm nay có ${count} lượt trả lời, tính vào khi hết ngày.`,
  secret: (least: number): string =>
    `Không ghi ai trả lời. Từ ${least} lượt trở lên mới hiện kết quả; các lĩnh vực xếp theo thứ tự của trung tâm.`,
  all: 'Cả trung tâm',
  answers: (count: number): string => `${count} lượt trả lời`,
  few: (least: number): string => `Chưa đủ để nói điều gì: cần ít nhất ${least} lượt.`,
  pleased: (pleased: number, answers: number): string => `${pleased} trong ${answers} hài lòng.`,
  good: 'Điều tốt:',
  bad: 'Điều chưa tốt:',
};
