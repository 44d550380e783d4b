/** What stands in the list of a ZIP archive about one file in it (PKZIP APPNOTE 4.3.12). */
interface Entry {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
}

/** What may come out of an archive, in bytes: far more than any letter or table, far less than a disk. */
export const mostUnpacked = 512 * 1024 * 1024;
/** What a picture may take when it is shown, in points: more than the best camera of a telephone takes. */
export const mostPoints = 250_000_000;

/** Macros of Office and OpenDocument, programs, and names that lead out of the folder somebody unpacks into. */
const unwanted =
  /vbaProject|macrosheets\/|^(Basic|Scripts)\/|\.(exe|dll|scr|com|bat|cmd|ps1|vbs|js|jar|hta|lnk)$|^[/\\]|^[a-z]:|\.\.[/\\]|[/\\]\.\.$/i;

/**
 * Why an Office document is not taken, found in the list at the end of its archive without unpacking anything: `broken` when there is no list to read,
 * `runs` when it carries what could run, `grows` when far more comes out of it than went in.
 */
export function archiveFlaw(tail: Buffer): 'broken' | 'runs' | 'grows' | undefined {
  const entries = entriesIn(tail);
  if (!entries || entries.length === 0) return 'broken';
  if (entries.some(({ name }) => unwanted.test(name))) return 'runs';
  return entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > mostUnpacked ? 'grows' : undefined;
}

/** The list of files, as far as it lies in the last bytes of the archive; undefined when it does not or is not one. */
function entriesIn(tail: Buffer): Entry[] | undefined {
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 22 > tail.length) return undefined;
  const count = tail.readUInt16LE(end + 10);
  let at = end - tail.readUInt32LE(end + 12);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at < 0 || at + 46 > end || tail.readUInt32LE(at) !== 0x02014b50) return undefined;
    const nameLength = tail.readUInt16LE(at + 28);
    const name = tail.toString('latin1', at + 46, at + 46 + nameLength);
    entries.push({ name, packed: tail.readUInt32LE(at + 20), unpacked: tail.readUInt32LE(at + 24) });
    at += 46 + nameLength + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32);
  }
  return entries;
}

/** How many points a picture has by its own word; undefined for what is no picture or does not say it in its first bytes. */
export function pointsOf(head: Buffer): number | undefined {
  const has = (at: number, text: string) => head.toString('latin1', at, at + text.length) === text;
  if (has(0, '\x89PNG') && head.length >= 24) return head.readUInt32BE(16) * head.readUInt32BE(20);
  if (has(0, 'GIF8') && head.length >= 10) return head.readUInt16LE(6) * head.readUInt16LE(8);
  if (has(0, 'RIFF') && has(12, 'VP8X') && head.length >= 30) return (head.readUIntLE(24, 3) + 1) * (head.readUIntLE(27, 3) + 1);
  return has(0, '\xff\xd8') ? pointsOfJpeg(head) : undefined;
}

/** The frame header (SOF0 to SOF15 without the tables between them) says how large a JPEG is. */
function pointsOfJpeg(head: Buffer): number | undefined {
  for (let at = 2; at + 9 < head.length && head[at] === 0xff; at += 2 + head.readUInt16BE(at + 2)) {
    const marker = head[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return head.readUInt16BE(at + 5) * head.readUInt16BE(at + 7);
  }
  return undefined;
}
