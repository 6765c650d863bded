export const kiosk = {};
