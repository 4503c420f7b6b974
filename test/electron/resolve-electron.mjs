/** For Node before 22.15: a hook of its own thread, hence plain JavaScript in its own file. */
let standIn = '';

export function initialize({ url }) {
  standIn = url;
}

export function resolve(name, context, next) {
  return next(name === 'electron' ? standIn : name, context);
}
