/** Why a number went first, in the few words that the lobby screen and the phone have room for. */
export const callWhy = {
  'priority-turn': (name: string | undefined): string => (name === undefined ? 'Ưu tiên' : `Ưu tiên: ${name}`),
  overdue: 'Đã chờ lâu',
  appointment: 'Có hẹn',
  returned: 'Trở lại, giữ chỗ cũ',
  'chosen-by-hand': 'Nhân viên mời',
};
