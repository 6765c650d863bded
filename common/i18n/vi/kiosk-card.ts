/** Words of the kiosk for who holds a citizen card under its scanner. */
export const kioskCard = {
  hint: 'Chạm vào một ô, hoặc đưa thẻ căn cước vào máy quét.',
  asking: 'Đang đọc thẻ…',
  heading: 'Đã đọc thẻ của ông/bà',
  byAge: (name: string, age: number): string => `${name}, từ ${age} tuổi: ông/bà được ưu tiên.`,
  held: (label: string, field: string): string => `Ông/bà đang có số ${label} – ${field}. Xin chờ gọi số đó.`,
  kept: 'Máy không lưu tên và số thẻ.',
  unreadable: {
    heading: 'Máy chưa đọc được thẻ\u00a0này',
    why: 'Không sao: ông/bà cứ chọn lĩnh vực và lấy số.',
  },
  goOn: 'Chọn lĩnh vực',
};
