import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { unitText } from './unit-text.ts';

describe('a unit', () => {
  const rows: [string | null, string][] = [
    ['mm[Hg]', 'mmHg'],
    ['Cel', '°C'],
    ['10*3/uL', '10³/µL'],
    ['10*6/uL', '10⁶/µL'],
    ['kg/m2', 'kg/m²'],
    ['mL/min/{1.73_m2}', 'mL/min/1.73 m²'],
    ['{score}', ''],
    ['m[IU]/L', 'mIU/L'],
    ['ug/dL', 'µg/dL'],
    ['cm', 'cm'],
    ['%', '%'],
    ['/min', '/min'],
    ['mmol/L', 'mmol/L'],
    [null, ''],
  ];
  for (const [code, text] of rows) it(`${code} reads “${text}”`, () => assert.equal(unitText(code), text));
});
