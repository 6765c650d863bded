import { rating as en } from '#common/i18n/en/rating.ts';
import { rating as vi } from '#common/i18n/vi/rating.ts';
import { language } from '../language.ts';

/** The words of a rating in the language that the page speaks now. */
export function ratingWords(): typeof vi {
  return language.value === 'vi' ? vi : en;
}
