import { adminDossiers as en } from '#common/i18n/en/admin-dossiers.ts';
import { adminDossiers as vi } from '#common/i18n/vi/admin-dossiers.ts';
import { language } from '#common/web/language.ts';

/** The words of «Hồ sơ», which come with the page. */
export function dossierWords(): (typeof vi)['dossiers'] {
  return (language.value === 'vi' ? vi : en).dossiers;
}

export function slipWords(): (typeof vi)['slips'] {
  return (language.value === 'vi' ? vi : en).slips;
}
