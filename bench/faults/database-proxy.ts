import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A wire between a server and its database that can be cut and mended. */
export interface DatabaseProxy {
  readonly port: number;
  /** `closed`: connections end and none is taken. `silent`: nothing is closed and nothing comes through, as with a broken network. */
  cut(how: 'closed' | 'silent'): void;
  mend(): void;
  close(): Promise<void>;
}

export async function proxyTo(socketPath: string): Promise<DatabaseProxy> {
  const open = new Set<Connection>();
  let state: 'whole' | 'closed' | 'silent' = 'whole';
  const wire = createServer((near) => {
    near.on('error', () => undefined);
    if (state === 'closed') {
      near.resetAndDestroy();
      return;
    }
    const connection = connectionOf(near, socketPath);
    if (state === 'silent') connection.silence();
    open.add(connection);
    near.once('close', () => open.delete(connection));
  });
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
  return {
    port: (wire.address() as AddressInfo).port,
    cut(how) {
      state = how;
      for (const connection of open) {
        if (how === 'closed') connection.end();
        else connection.silence();
      }
    },
    mend() {
      state = 'whole';
    },
    close() {
      for (const connection of open) connection.end();
      return new Promise((resolve) => wire.close(() => resolve()));
    },
  };
}

interface Connection {
  /** For ever: a firewall that forgot a connection does not remember it when the network is back. The database notices, the server does not. */
  silence(): void;
  end(): void;
}

function connectionOf(near: Socket, socketPath: string): Connection {
  const far = connect(socketPath).on('error', () => undefined);
  let isSilent = false;
  near.on('data', (bytes) => isSilent || far.write(bytes));
  far.on('data', (bytes) => isSilent || near.write(bytes));
  near.once('close', () => far.destroy());
  far.once('close', () => isSilent || near.destroy());
  return {
    silence() {
      isSilent = true;
      far.destroy();
    },
    end() {
      near.destroy();
      far.destroy();
    },
  };
}
