export const display = {};
