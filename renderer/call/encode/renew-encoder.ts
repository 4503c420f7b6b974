/** Which codec an encoding uses: W3C WebRTC Extensions, RTCRtpEncodingParameters.codec; the types lack it. */
type Encoding = RTCRtpEncodingParameters & { codec?: RTCRtpCodec };

/** Negotiated, and not used otherwise. Every browser has it (RFC 7874, section 3). */
const OTHER_CODEC = 'audio/PCMU';

/**
 * Makes a connected sender of sound take its encoder anew. Chromium (156) looks for an encoded source only when it
 * makes an encoder, and a sender that answers has made one before it can be given any: it would send silence.
 * @returns the codec that it has, now again; undefined where that was not possible: where only one codec was
 *   negotiated, where the first has parameters that Chromium does not name itself (`usedtx`), or on a closed connection
 */
export async function renewEncoder(sender: RTCRtpSender): Promise<RTCRtpCodecParameters | undefined> {
  const parameters = sender.getParameters();
  const [own] = parameters.codecs;
  const other = parameters.codecs.find(({ mimeType }) => mimeType === OTHER_CODEC);
  // Without a way back nothing is begun.
  if (!other || !own || !(await chooseCodec(sender, parameters, own))) return undefined;
  if (!(await chooseCodec(sender, sender.getParameters(), other))) return undefined;
  return (await chooseCodec(sender, sender.getParameters(), own)) ? own : undefined;
}

/** @param parameters the sender's, just read: reading them waits for the threads that encode */
async function chooseCodec(
  sender: RTCRtpSender,
  parameters: RTCRtpSendParameters,
  { mimeType, clockRate, channels, sdpFmtpLine }: RTCRtpCodecParameters,
): Promise<boolean> {
  const encoding: Encoding | undefined = parameters.encodings[0];
  if (!encoding) return false;
  encoding.codec = { mimeType, clockRate, ...(channels && { channels }), ...(sdpFmtpLine && { sdpFmtpLine }) };
  return sender.setParameters(parameters).then(
    () => true,
    () => false,
  );
}
