import { expect, test } from 'vitest';
import { DeviceChoice } from '../../../../renderer/call/media/device-choice.ts';
import type { DeviceLists } from '../../../../renderer/call/media/devices.ts';

const BUILT_IN = { id: 'built-in', label: 'Built-in microphone' };
const USB = { id: 'usb', label: 'USB microphone' };

function lists(...microphone: { id: string; label: string }[]): DeviceLists {
  return { microphone, camera: [], speaker: [] };
}

function chosen(device: { id: string; label: string }): DeviceChoice {
  const choice = new DeviceChoice();
  choice.begin({ microphone: device });
  return choice;
}

test('a device is known by its id, then by its label', () => {
  expect(chosen(USB).idOf('microphone', lists(BUILT_IN, USB))).toBe('usb');
  expect(chosen({ ...USB, id: 'before' }).idOf('microphone', lists(BUILT_IN, USB))).toBe('usb');
  expect(chosen({ id: 'before', label: '' }).idOf('microphone', lists({ id: 'x', label: '' }))).toBeUndefined();
});

test('the chosen one is lost and returns, whatever else comes and goes', () => {
  const choice = chosen(USB);
  const [both, alone] = [lists(BUILT_IN, USB), lists(BUILT_IN)];
  expect(choice.lost('microphone', both, alone)).toEqual(USB);
  expect(choice.returned('microphone', alone, both)).toEqual(USB);
  expect(choice.lost('microphone', both, lists(USB))).toBeUndefined();
  expect(choice.returned('microphone', lists(USB), both)).toBeUndefined();
});

test('what was chosen instead is what counts', () => {
  const choice = chosen(USB);
  choice.choose('microphone', BUILT_IN);
  expect(choice.returned('microphone', lists(BUILT_IN), lists(BUILT_IN, USB))).toBeUndefined();
});
