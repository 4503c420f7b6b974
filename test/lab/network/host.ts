import type { Namespace } from './namespace.ts';

const LINK = 'eth0';
/** Bytes that a link of limited rate lets through at once. */
const BURST = '4kb';
/** How long its queue is: as that of a common router. */
const QUEUE = '200ms';

type HostParts = { namespace: Namespace; bridge: Namespace; port: string; address: string };

/** A computer of the lab: a namespace with one cable to the lab's switch. */
export class Host {
  readonly namespace: Namespace;
  readonly #bridge: Namespace;
  /** The switch's end of the cable. */
  readonly #port: string;
  #address: string;

  private constructor({ namespace, bridge, port, address }: HostParts) {
    this.namespace = namespace;
    this.#bridge = bridge;
    this.#port = port;
    this.#address = address;
  }

  static async create(parts: HostParts & { switchName: string }): Promise<Host> {
    const { namespace, bridge, port, address, switchName } = parts;
    await bridge.ip('link', 'add', port, 'type', 'veth', 'peer', 'name', LINK, 'netns', namespace.name);
    await bridge.ip('link', 'set', port, 'master', switchName, 'up');
    await namespace.ip('address', 'add', `${address}/24`, 'dev', LINK);
    await namespace.ip('link', 'set', LINK, 'up');
    return new Host(parts);
  }

  get address(): string {
    return this.#address;
  }

  /** Pulls the cable at the switch: the host keeps its address and sees that the carrier is gone. */
  async unplug(): Promise<void> {
    await this.#bridge.ip('link', 'set', this.#port, 'down');
  }

  async plug(): Promise<void> {
    await this.#bridge.ip('link', 'set', this.#port, 'up');
  }

  /** Nothing of that address arrives any more. What is sent to it leaves unhindered, as in a real network. */
  async stopHearing(address: string): Promise<void> {
    await this.#filter('--append', address);
  }

  async hear(address: string): Promise<void> {
    await this.#filter('--delete', address);
  }

  /** Of all that arrives this share (0…1) is lost, by chance, until `loseNothing`. */
  async lose(share: number): Promise<void> {
    const chance = ['-m', 'statistic', '--mode', 'random', '--probability', String(share)];
    await this.#iptables('--append', 'INPUT', '-i', LINK, ...chance, '-j', 'DROP');
  }

  async loseNothing(): Promise<void> {
    await this.#iptables('--flush', 'INPUT');
  }

  /** What the cable carries each way. */
  async limitRate(kilobitsPerSecond: number): Promise<void> {
    const shape = ['root', 'tbf', 'rate', `${kilobitsPerSecond}kbit`, 'burst', BURST, 'latency', QUEUE];
    await this.namespace.run('tc', 'qdisc', 'replace', 'dev', LINK, ...shape);
    await this.#bridge.run('tc', 'qdisc', 'replace', 'dev', this.#port, ...shape);
  }

  async unlimitRate(): Promise<void> {
    await this.namespace.run('tc', 'qdisc', 'delete', 'dev', LINK, 'root');
    await this.#bridge.run('tc', 'qdisc', 'delete', 'dev', this.#port, 'root');
  }

  /** As when a computer goes to another network: the old address is gone at once. */
  async moveTo(address: string): Promise<void> {
    // In this order: with its first address a link loses all others of the same network.
    await this.namespace.ip('address', 'delete', `${this.#address}/24`, 'dev', LINK);
    await this.namespace.ip('address', 'add', `${address}/24`, 'dev', LINK);
    this.#address = address;
  }

  async #filter(change: '--append' | '--delete', address: string): Promise<void> {
    await this.#iptables(change, 'INPUT', '-s', address, '-j', 'DROP');
  }

  async #iptables(...args: readonly string[]): Promise<void> {
    // One lock file serves all namespaces: wait for it.
    await this.namespace.run('iptables', '--wait', ...args);
  }
}
