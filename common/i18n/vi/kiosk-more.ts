/** Words of the kiosk for who has several errands on one number. */
export const kioskMore = {
  key: 'Tôi còn việc khác',
  after: (names: string): string => `Sau đó: ${names}`,
  heading: 'Xong việc này, ông/bà còn đến đâu?',
  hint: 'Chỉ cần một số. Xong việc trước, số ấy tự vào hàng chờ của việc sau.',
  chosen: 'đã chọn',
  none: 'Không còn việc khác',
};
