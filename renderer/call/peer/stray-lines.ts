/**
 * Without what a description says of codecs that it does not offer: Firefox (153) leaves such lines of feedback when
 * codecs are preferred (`setCodecPreferences`), and Chromium refuses the whole description for them.
 */
export function withoutStrayLines(sdp: string): string {
  let offered: readonly string[] = [];
  const lines = sdp.split('\r\n').filter((line) => {
    if (line.startsWith('m=')) offered = payloadTypesOf(line);
    const payloadType = /^a=rtcp-fb:(\d+) /.exec(line)?.[1];
    return payloadType === undefined || offered.includes(payloadType);
  });
  return lines.join('\r\n');
}

/** RFC 8866, section 5.14: kind, port and protocol come before them. */
function payloadTypesOf(line: string): readonly string[] {
  return line.split(' ').slice(3);
}
