/** Which codec an encoding uses: W3C WebRTC Extensions, RTCRtpEncodingParameters.codec; the types lack it. */
type Encoding = RTCRtpEncodingParameters & { codec?: RTCRtpCodec };

/** Negotiated, and not used otherwise. Every browser has it (RFC 7874, section 3). */
const OTHER_CODEC = 'audio/PCMU';

/**
 * Makes a connected sender of sound take its encoder anew. Chromium (156) looks for an encoded source only when it
 * makes an encoder, and a sender that answers has made one before it can be given any: it would send silence.
 * @returns whether that was possible; it is not where only one codec was negotiated, where the first has parameters that
 *   Chromium does not name itself (`usedtx`), nor on a closed connection
 */
export async function renewEncoder(sender: RTCRtpSender): Promise<boolean> {
  const { codecs } = sender.getParameters();
  const other = codecs.find(({ mimeType }) => mimeType === OTHER_CODEC);
  const [own] = codecs;
  // Without a way back nothing is begun.
  if (!other || !own || !(await chooseCodec(sender, own))) return false;
  return (await chooseCodec(sender, other)) && (await chooseCodec(sender, own));
}

async function chooseCodec(sender: RTCRtpSender, codec: RTCRtpCodecParameters): Promise<boolean> {
  const { mimeType, clockRate, channels, sdpFmtpLine } = codec;
  const parameters = sender.getParameters();
  const encoding: Encoding | undefined = parameters.encodings[0];
  if (!encoding) return false;
  encoding.codec = { mimeType, clockRate, ...(channels && { channels }), ...(sdpFmtpLine && { sdpFmtpLine }) };
  return sender.setParameters(parameters).then(
    () => true,
    () => false,
  );
}
