/**
 * Names of fields and procedures that most offices have: a kiosk that has no voice but the pack says them instead of the
 * field's letter. A kiosk finds a name by its text, not by its fragment: an office that calls them otherwise records its
 * own as any fragment that begins with `name-`.
 */
import type { StaffLanguage } from '#common/contract/text.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What such fragments are called. */
export const NAME_FRAGMENT = /^name-/;

/** Punctuation between two parts of a name is a pause to a speaking program. */
const spoken = (text: string): string => text.replaceAll(' – ', ', ');

const NAMES: Readonly<Record<string, Readonly<Record<StaffLanguage, string>>>> = {
  'name-certification': { vi: 'Chứng thực', en: 'Certification' },
  'name-civil-status': { vi: 'Hộ tịch', en: 'Civil status' },
  'name-land-construction': { vi: 'Đất đai – Xây dựng', en: 'Land – Construction' },
  'name-economy-household-business': { vi: 'Kinh tế – Hộ kinh doanh', en: 'Economy – Household business' },
  'name-social-protection-merit': { vi: 'Bảo trợ xã hội – Người có công', en: 'Social protection – Merit' },
  'name-collect-results': { vi: 'Trả kết quả', en: 'Collect results' },
  'name-guidance-online-services': { vi: 'Hướng dẫn – Dịch vụ công trực tuyến', en: 'Guidance – Online services' },
  'name-certified-copies-of-originals': { vi: 'Chứng thực bản sao từ bản chính', en: 'Certified copies of originals' },
  'name-certified-signature': { vi: 'Chứng thực chữ ký', en: 'Certified signature' },
  'name-birth-registration': { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
  'name-death-registration': { vi: 'Đăng ký khai tử', en: 'Death registration' },
  'name-marriage-registration': { vi: 'Đăng ký kết hôn', en: 'Marriage registration' },
  'name-certificate-of-marital-status': {
    vi: 'Cấp giấy xác nhận tình trạng hôn nhân',
    en: 'Certificate of marital status',
  },
  'name-copy-of-a-civil-status-record': { vi: 'Cấp bản sao trích lục hộ tịch', en: 'Copy of a civil status record' },
  'name-change-or-correction-of-a-civil-st': {
    vi: 'Thay đổi, cải chính, bổ sung hộ tịch',
    en: 'Change or correction of a civil status record',
  },
  'name-building-permit-for-a-private-hous': {
    vi: 'Cấp giấy phép xây dựng nhà ở riêng lẻ',
    en: 'Building permit for a private house',
  },
  'name-household-business-registration': {
    vi: 'Đăng ký thành lập hộ kinh doanh',
    en: 'Household business registration',
  },
  'name-monthly-social-allowance': { vi: 'Trợ cấp xã hội hằng tháng', en: 'Monthly social allowance' },
  'name-social-pension': { vi: 'Trợ cấp hưu trí xã hội', en: 'Social pension' },
  'name-assessment-of-disability': { vi: 'Xác định mức độ khuyết tật', en: 'Assessment of disability' },
  'name-funeral-allowance': { vi: 'Hỗ trợ chi phí mai táng', en: 'Funeral allowance' },
  'name-recognition-as-a-poor-or-near-poor': {
    vi: 'Công nhận hộ nghèo, cận nghèo',
    en: 'Recognition as a poor or near-poor household',
  },
};

const inLanguage = (language: StaffLanguage): Vocabulary =>
  Object.fromEntries(
    Object.entries(NAMES).map(([name, { [language]: text }]) => [name, { text, spoken: spoken(text) }]),
  );

/** The names in each language. */
export const COMMON_NAMES: Readonly<Record<StaffLanguage, Vocabulary>> = { vi: inLanguage('vi'), en: inLanguage('en') };
