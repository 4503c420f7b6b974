/** W3C WebRTC Extensions, setParameters options; the types lack them. Without them nothing happens. */
type SetParameters = (
  parameters: RTCRtpSendParameters,
  options: { encodingOptions: { keyFrame: boolean }[] },
) => Promise<void>;

/** Asks the encoder of a sender for a key frame. Never rejects. */
export async function sendKeyFrame(sender: RTCRtpSender): Promise<void> {
  const parameters = sender.getParameters();
  const setParameters: SetParameters = sender.setParameters.bind(sender);
  const encodingOptions = parameters.encodings.map(() => ({ keyFrame: true }));
  // Parameters read before another change are stale; the next sign of life asks again.
  await setParameters(parameters, { encodingOptions }).catch(() => undefined);
}
