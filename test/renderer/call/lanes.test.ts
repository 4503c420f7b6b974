import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Lanes } from '../../../renderer/call/lanes.ts';

test('in order within a lane, beside each other between lanes; what concerns all is alone', async () => {
  const done: string[] = [];
  const lanes = new Lanes(() => done.push('error'));
  const task = (name: string, ms: number) => async (): Promise<void> => {
    await sleep(ms);
    done.push(name);
  };
  lanes.run('a', task('a1', 60));
  lanes.run('a', task('a2', 0));
  lanes.run('b', task('b1', 5));
  lanes.runAlone(task('all', 20));
  lanes.run('b', task('b2', 0));
  lanes.run('c', async () => Promise.reject(new Error('c1')));
  lanes.run('c', task('c2', 5));
  await sleep(200);
  expect(done.slice(0, 4)).toEqual(['b1', 'a1', 'a2', 'all']);
  expect([...done].sort()).toEqual(['a1', 'a2', 'all', 'b1', 'b2', 'c2', 'error']);
  expect(done.indexOf('c2')).toBeGreaterThan(done.indexOf('error'));
});
