/** All that makes a call, in one script. */
export { createCall } from './call.ts';
export { askToEnter } from './host/knocking.ts';
