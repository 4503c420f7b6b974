import { Host } from './host.ts';
import { Namespace, sweepNamespaces } from './namespace.ts';

const SWITCH = 'switch';
const SUBNET = '10.77.0';
const FIRST_ADDRESS = 10;

/**
 * Hosts on one switch, all inside namespaces: the machine's own network has no part in it.
 */
export class Network {
  readonly #bridge: Namespace;
  readonly #namespaces: Namespace[];
  #addresses = FIRST_ADDRESS;

  private constructor(bridge: Namespace) {
    this.#bridge = bridge;
    this.#namespaces = [bridge];
    // For whoever ends without closing; what a killed process leaves, the next one sweeps.
    process.once('exit', () => this.#namespaces.map((namespace) => namespace.removeNow()));
  }

  static async create(): Promise<Network> {
    await sweepNamespaces();
    const bridge = await Namespace.create('switch');
    const network = new Network(bridge);
    await bridge.ip('link', 'add', SWITCH, 'type', 'bridge');
    await bridge.ip('link', 'set', SWITCH, 'up');
    return network;
  }

  async addHost(label: string): Promise<Host> {
    const namespace = await Namespace.create(label);
    this.#namespaces.push(namespace);
    const port = `port${this.#namespaces.length}`;
    return Host.create({ namespace, bridge: this.#bridge, port, address: this.freeAddress(), switchName: SWITCH });
  }

  /** One that no host has had. */
  freeAddress(): string {
    this.#addresses += 1;
    return `${SUBNET}.${this.#addresses}`;
  }

  /** Kills what still runs inside. Idempotent. */
  async close(): Promise<void> {
    for (const namespace of this.#namespaces.splice(0).reverse()) await namespace.remove();
  }
}
