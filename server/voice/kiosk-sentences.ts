/**
 * What a kiosk says in its spoken mode where the browser has no voice of its own. Whole sentences, one fragment each; only
 * numbers are joined. Fields are named by their letters, since their names are the office's.
 */
import type { Language } from '#common/contract/text.ts';
import type { Vocabulary } from './vocabulary.ts';

export const KIOSK_SENTENCES: Readonly<Record<Language, Vocabulary>> = {
  vi: {
    'kiosk-choose-field': { text: 'Mời ông bà chọn lĩnh vực trên màn hình.' },
    'kiosk-cell': { text: 'Ô số' },
    'kiosk-field': { text: 'lĩnh vực' },
    'kiosk-take': { text: 'Bấm nút lớn gần cuối màn hình để lấy số.' },
    'kiosk-taking': { text: 'Xin ông bà chờ tại máy. Máy đang lấy số.' },
    'kiosk-your-number': { text: 'Số của ông bà là' },
    'kiosk-take-slip': { text: 'Mời ông bà nhận phiếu ở khe bên dưới màn hình.' },
    'kiosk-keep-number': { text: 'Máy chưa in được phiếu. Xin ông bà ghi lại số này, hoặc hỏi nhân viên.' },
    'kiosk-wait-call': { text: 'Xin ông bà chờ nghe gọi số.' },
    'kiosk-papers': { text: 'Màn hình này để tra cứu giấy tờ. Cần nghe đọc, xin hỏi nhân viên.' },
    'kiosk-help-where': { text: 'Cần người giúp, xin bấm nút ở góc dưới bên phải.' },
    'kiosk-help-sent': { text: 'Nhân viên đã được báo. Xin ông bà chờ tại máy.' },
    'kiosk-help-coming': { text: 'Nhân viên đang đến. Xin ông bà chờ tại máy.' },
    'kiosk-help-failed': { text: 'Xin ông bà gọi nhân viên gần nhất.' },
    'kiosk-closed': { text: 'Bây giờ ngoài giờ tiếp nhận. Xin ông bà trở lại sau.' },
    'kiosk-lost': { text: 'Xin ông bà lấy số với nhân viên. Máy này tạm thời chưa cấp số được.' },
  },
  en: {
    'kiosk-choose-field': { text: 'Please choose a field on the screen.' },
    'kiosk-cell': { text: 'Number' },
    'kiosk-field': { text: 'field' },
    'kiosk-take': { text: 'Press the large button near the bottom of the screen to take a number.' },
    'kiosk-taking': { text: 'Please wait here. Your number is being taken.' },
    'kiosk-your-number': { text: 'Your number is' },
    'kiosk-take-slip': { text: 'Please take your slip from the slot below the screen.' },
    'kiosk-keep-number': { text: 'No slip was printed. Please write this number down, or ask the staff.' },
    'kiosk-wait-call': { text: 'Please wait to be called.' },
    'kiosk-papers': { text: 'Here you can look up papers. To have them read to you, please ask the staff.' },
    'kiosk-help-where': { text: 'For help, press the button at the bottom right.' },
    'kiosk-help-sent': { text: 'The staff have been told. Please wait at this machine.' },
    'kiosk-help-coming': { text: 'A member of staff is coming. Please wait at this machine.' },
    'kiosk-help-failed': { text: 'Please call the nearest member of staff.' },
    'kiosk-closed': { text: 'The office is closed now. Please come back later.' },
    'kiosk-lost': { text: 'Please take a number from the staff. This machine cannot give numbers for now.' },
  },
};
