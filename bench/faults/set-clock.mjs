// Loaded before the server (`node --import`): at SIGUSR2 its clock jumps by the milliseconds that stand in the file named by FAULTS_CLOCK.
import { readFileSync } from 'node:fs';

const RealDate = Date;
let offset = 0;
process.on('SIGUSR2', () => {
  offset = Number(readFileSync(process.env.FAULTS_CLOCK, 'utf8'));
});
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + offset);
    else super(...given);
  }

  static now() {
    return RealDate.now() + offset;
  }
};
