// The least a mesh call takes: camera and microphone open, one socket to a relay, one RTCPeerConnection for each
// other, nothing sealed, nothing drawn but the videos. Whoever is there offers to the newcomer.
const stream = await navigator.mediaDevices.getUserMedia({
  audio: true,
  video: { width: 1280, height: 720, frameRate: 30 },
});
const id = crypto.randomUUID();
const connections = new Map();
let socket;
let joinedAt = 0;
const firstFrames = [];

function connectionTo(other) {
  const known = connections.get(other);
  if (known) return known;
  const connection = new RTCPeerConnection();
  connections.set(other, connection);
  connection.onicecandidate = ({ candidate }) => candidate && tell(other, { candidate });
  // Chat and what people do, as every such program has.
  connection.createDataChannel('control', { negotiated: true, id: 0 });
  connection.ontrack = ({ track, streams }) => track.kind === 'video' && show(streams[0]);
  for (const track of stream.getTracks()) connection.addTrack(track, stream);
  return connection;
}

function show(remote) {
  const video = document.createElement('video');
  video.autoplay = true;
  video.srcObject = remote;
  video.requestVideoFrameCallback((now) => firstFrames.push(now - joinedAt));
  document.body.append(video);
}

function tell(to, content) {
  socket.send(JSON.stringify({ from: id, to, ...content }));
}

async function receive({ from, hello, description, candidate }) {
  const connection = connectionTo(from);
  if (hello) {
    await connection.setLocalDescription();
    tell(from, { description: connection.localDescription });
  } else if (candidate) {
    await connection.addIceCandidate(candidate);
  } else {
    await connection.setRemoteDescription(description);
    if (description.type !== 'offer') return;
    await connection.setLocalDescription();
    tell(from, { description: connection.localDescription });
  }
}

globalThis.bare = {
  join() {
    joinedAt = performance.now();
    socket = new WebSocket(`ws://${location.host}`);
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      if (message.to === undefined || message.to === id) void receive(message);
    };
    socket.onopen = () => socket.send(JSON.stringify({ from: id, hello: true }));
  },
  firstFrames,
  /** Milliseconds from asking for a screen to its first frame. */
  async captureScreen() {
    const askedAt = performance.now();
    const screen = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { ideal: 15, max: 30 } } });
    const video = Object.assign(document.createElement('video'), { srcObject: screen, autoplay: true });
    document.body.append(video);
    const shownAt = await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
    for (const track of screen.getTracks()) track.stop();
    video.remove();
    return shownAt - askedAt;
  },
};
