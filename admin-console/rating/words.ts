import { adminRating as en } from '#common/i18n/en/admin-rating.ts';
import { adminRating as vi } from '#common/i18n/vi/admin-rating.ts';
import { language } from '#common/web/language.ts';

/** The words of «Đánh giá», which come with the page. */
export function pageWords(): typeof vi {
  return language.value === 'vi' ? vi : en;
}
