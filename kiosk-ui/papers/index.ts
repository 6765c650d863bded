/** «Papers before the number» (SPEC J20–J23): loaded after the page stands, and only in an office that uses it. */
export { Check } from './check.tsx';
export { ListPrinted } from './list-printed.tsx';
export { Missing } from './missing.tsx';
export { Search } from './search.tsx';
export { papersWords } from './words.ts';
