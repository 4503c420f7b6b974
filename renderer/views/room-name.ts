/** What a room is called until somebody gives it a name. */
export function defaultRoomName(name: string): string {
  const first = name.trim();
  return first === '' ? 'My room' : `${first}'s room`;
}
