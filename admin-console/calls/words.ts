import { adminCalls as en } from '#common/i18n/en/admin-calls.ts';
import { adminCalls as vi } from '#common/i18n/vi/admin-calls.ts';
import { language } from '#common/web/language.ts';

/** The words of «Lượt gọi», which come with the page. */
export function callWords(): typeof vi {
  return language.value === 'vi' ? vi : en;
}
