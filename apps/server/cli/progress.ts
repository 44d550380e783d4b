import cliProgress from 'cli-progress';

export type Report = (done: number, total: number) => void;

/** Where progress is shown: a terminal, or a log or pipe that takes whole lines. */
interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** How often a log hears of long work, in milliseconds. */
const LINE_EVERY = 5_000;

/**
 * Shows how far `work` is while it reports what is done of how much: a bar to a person at a terminal, else a plain line every five seconds, so that
 * short work leaves nothing in a log.
 */
export function withProgress<Result>(
  label: string,
  work: (report: Report) => Promise<Result>,
  screen: Screen = process.stderr,
  clock: () => number = () => performance.now(),
): Promise<Result> {
  return screen.isTTY ? withBar(label, work) : work(lines(label, screen, clock));
}

function lines(label: string, screen: Screen, clock: () => number): Report {
  let said = clock();
  return (done, total) => {
    if (clock() - said < LINE_EVERY) return;
    said = clock();
    screen.write(`${label}: ${Math.floor((100 * done) / Math.max(total, 1))} %\n`);
  };
}

async function withBar<Result>(label: string, work: (report: Report) => Promise<Result>): Promise<Result> {
  const bar = new cliProgress.SingleBar(
    { format: `${label} {bar} {percentage} % · {eta_formatted}`, hideCursor: true, clearOnComplete: true },
    cliProgress.Presets.shades_grey,
  );
  bar.start(1, 0);
  try {
    return await work((done, total) => {
      bar.setTotal(Math.max(total, 1));
      bar.update(done);
    });
  } finally {
    bar.stop();
  }
}
