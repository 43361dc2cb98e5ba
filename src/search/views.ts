/** What shows an answer; fetched while the answer is looked for. */
export { chosenLimits, filterFields } from './filter-view.ts';
export { noteLines } from './note-view.ts';
export { resultEntry } from './result-view.ts';
