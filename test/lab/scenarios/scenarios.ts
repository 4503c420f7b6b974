import type { Scenario } from '../scenario.ts';
import { cutScenarios } from './cuts.ts';
import { eightAtOnce } from './eight-at-once.ts';
import { lossScenarios } from './loss.ts';
import { newAddress } from './new-address.ts';
import { peerKilled } from './peer-killed.ts';
import { rateScenarios } from './rate.ts';
import { relayOnly } from './relay-only.ts';
import { serverScenarios } from './server.ts';
import { shareWithoutServer } from './share.ts';

/** In the order in which they are run. */
export const SCENARIOS: readonly Scenario[] = [
  ...serverScenarios,
  peerKilled,
  ...cutScenarios,
  newAddress,
  ...lossScenarios,
  ...rateScenarios,
  relayOnly,
  eightAtOnce,
  shareWithoutServer,
];
