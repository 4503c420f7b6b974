import type { LabCall } from './lab-call.ts';
import type { Verdict } from './measure/verdict.ts';

export type ScenarioOptions = {
  /** Shorter where that shows nearly as much. */
  isShort: boolean;
  /** How often, for what is tried several times. */
  rounds: number;
};

export type Scenario = {
  readonly name: string;
  /** Why this one cannot be run here; undefined when it can. */
  readonly whyNot?: () => Promise<string | undefined>;
  readonly run: (options: ScenarioOptions) => Promise<Measured>;
};

/** Durations are in milliseconds, at the worst receiver; null where one has no meaning or never ended. */
export type Measured = Verdict & {
  /** The longest time without new sound. Where a path was cut: after it was whole again. */
  readonly audioGapMs: number | null;
  /** The same for new pictures. */
  readonly videoGapMs: number | null;
  /** The longest that a message took; where a path was cut: since it was whole again. */
  readonly dataGapMs: number | null;
  /** Until the page said that something was wrong. */
  readonly detectMs: number | null;
  /** Until everything went on, from when it could. */
  readonly recoverMs: number | null;
  /** Buttons that somebody had to press for it. */
  readonly clicks: number | null;
};

/** Gathers a call, has something done with it, and closes it whatever comes. */
export async function withCall<T>(opening: Promise<LabCall>, use: (call: LabCall) => Promise<T>): Promise<T> {
  const call = await opening;
  try {
    return await use(call);
  } finally {
    await call.close();
  }
}
