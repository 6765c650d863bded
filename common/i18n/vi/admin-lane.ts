/** The lane for many dossiers. */
export const adminLane = {
  heading: 'Nhiều hồ sơ trên một số',
  why: 'Người nộp thay nhiều người lấy một số và ghi số hồ sơ. Có thể cho những số ấy một hàng riêng, để người nộp một hồ sơ không phải chờ lâu.',
  service: 'Hàng riêng',
  serviceHint:
    'Một lĩnh vực có ký hiệu và quầy của nó; máy lấy số không hiện lĩnh vực này để chọn. Khi chưa quầy nào của hàng riêng mở, số vẫn được cấp ở lĩnh vực thường.',
  none: 'Không có hàng riêng',
  from: 'Từ',
  unit: 'hồ sơ',
  fromRule: 'Xin nhập một số từ 2 đến 99.',
};
