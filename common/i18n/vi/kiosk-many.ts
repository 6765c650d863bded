/** Words of the kiosk for who hands in many dossiers on one number. */
export const kioskMany = {
  key: 'Nộp nhiều hồ\u00a0sơ cùng\u00a0lúc?',
  chosen: (count: number, lane: string): string =>
    `${count}\u00a0hồ\u00a0sơ${lane === '' ? '' : ` · hàng\u00a0${lane}`}`,
  heading: 'Ông/bà nộp bao nhiêu hồ\u00a0sơ?',
  hint: 'Chỉ cần một số cho tất cả. Xin ghi đúng số hồ sơ để người sau biết mình chờ bao lâu.',
  lane: (from: number, lane: string): string => `Từ ${from} hồ sơ: hàng riêng, ký hiệu\u00a0${lane}.`,
  inLane: (count: number, lane: string, name: string): string =>
    `${count} hồ sơ: số của ông/bà ở hàng riêng, ký hiệu\u00a0${lane} (${name}).`,
  dossiers: 'hồ sơ',
  less: 'Bớt một hồ sơ',
  more: 'Thêm một hồ sơ',
  done: 'Xong',
};
