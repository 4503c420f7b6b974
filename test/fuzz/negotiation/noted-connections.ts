/** Which connections a peer of ours makes: it shows them to nobody. They are real ones. */
export type Notes = { readonly notes: RTCPeerConnection[] };

class NotedConnection extends RTCPeerConnection {
  /** Of the notes, which travel with a peer's configuration, Chromium takes no notice. */
  constructor(configuration?: RTCConfiguration & Partial<Notes>) {
    super(configuration);
    configuration?.notes?.push(this);
  }
}

globalThis.RTCPeerConnection = NotedConnection;
