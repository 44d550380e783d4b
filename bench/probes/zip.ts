import { deflateRawSync } from 'node:zlib';

/** A ZIP archive of these files, as PKZIP APPNOTE 4.3 describes it, without the checksums nobody needs here; `says` claims other sizes than are true. */
export function zipOf(files: Readonly<Record<string, Buffer | string>>, says?: number): Buffer {
  const locals: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    // The first file of an OpenDocument lies there as it is: by it the type is found.
    const method = name === 'mimetype' ? 0 : 8;
    const packed = method === 0 ? bytes : deflateRawSync(bytes, { level: 9 });
    const sizes = [packed.length, says ?? bytes.length] as const;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(sizes[0], 18);
    local.writeUInt32LE(sizes[1], 22);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(sizes[0], 20);
    entry.writeUInt32LE(sizes[1], 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(at, 42);
    locals.push(local, Buffer.from(name), packed);
    list.push(entry, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const central = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, central, end]);
}
