import type { Scenario } from '../scenario.ts';
import { cutScenarios } from './cuts.ts';
import { peerKilled } from './peer-killed.ts';
import { serverScenarios } from './server.ts';

/** In the order in which they are run. */
export const SCENARIOS: readonly Scenario[] = [...serverScenarios, peerKilled, ...cutScenarios];
