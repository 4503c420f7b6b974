/** What the fuzz calls in its page. */
import { runSchedules } from './run-schedule.ts';

declare global {
  var runNegotiationSchedules: typeof runSchedules;
}

globalThis.runNegotiationSchedules = runSchedules;
