/** Runs asynchronous tasks one after another, in the order they were given. A failed task does not stop the next. */
export function createSerial(onError: (error: unknown) => void): (task: () => Promise<void>) => void {
  let last: Promise<void> = Promise.resolve();
  return (task) => {
    last = last.then(task).catch(onError);
  };
}
