/** For a container: exit code 0 when the server that the same variables describe answers on this computer. */
import { get } from 'node:http';
import { get as getSecurely } from 'node:https';
import { readCliOptions } from './cli-options.ts';

const { port, tls } = readCliOptions(['node', 'health-check']);
const address = `127.0.0.1:${port}/healthz`;
// Whether the certificate is for 127.0.0.1 does not matter here.
const asked = tls ? getSecurely(`https://${address}`, { rejectUnauthorized: false }) : get(`http://${address}`);
asked.on('response', ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1));
asked.on('error', () => process.exit(1));
