import cliProgress from 'cli-progress';

export type Report = (done: number, total: number) => void;

/** Shows a bar while `work` reports what is done of how much; only to a person at a terminal, so that logs and pipes stay clean. */
export async function withProgress<Result>(label: string, work: (report: Report) => Promise<Result>): Promise<Result> {
  if (!process.stderr.isTTY) return work(() => undefined);
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
