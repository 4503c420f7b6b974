/** Which connections a peer of ours makes: it shows them to nobody. They are real ones. */
let notes: RTCPeerConnection[] | undefined;

class NotedConnection extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    notes?.push(this);
  }
}

globalThis.RTCPeerConnection = NotedConnection;

/** @param make makes its connections before it returns */
export function noteConnections<T>(into: RTCPeerConnection[], make: () => T): T {
  notes = into;
  try {
    return make();
  } finally {
    notes = undefined;
  }
}
