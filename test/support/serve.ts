/** A signalling server as a process of its own: its options as JSON in the first argument, its address on stdout. */
import { type SignallingServerOptions, startSignallingServer } from '../../signalling/server.ts';

const options: SignallingServerOptions = JSON.parse(process.argv[2] ?? '{}');
const { port } = await startSignallingServer(options);
console.log(`http://localhost:${port}`);
