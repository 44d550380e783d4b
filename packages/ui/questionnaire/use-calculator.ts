import { useEffect, useMemo, useState } from 'react';
import {
  type Calculated,
  type Calculator,
  loadCalculator,
  needsCalculator,
  type Questionnaire,
  type QuestionnaireResponse,
} from '#questionnaire';

const nothingCalculated: Omit<Calculated, 'response'> = { expressions: new Map(), problems: [] };

/** The response with its scores brought up to date. The engine is only fetched for forms that calculate; until then the form works without. */
export function useCalculated(
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
): Calculated & { calculator: Calculator | undefined } {
  const [calculator, setCalculator] = useState<Calculator>();
  const needed = useMemo(() => needsCalculator(questionnaire), [questionnaire]);
  useEffect(() => {
    let wanted = needed;
    if (needed) void loadCalculator().then((loaded) => wanted && setCalculator(loaded));
    return () => {
      wanted = false;
    };
  }, [needed]);
  const calculated = useMemo(
    () => calculator?.calculate(questionnaire, response) ?? { ...nothingCalculated, response },
    [calculator, questionnaire, response],
  );
  return { ...calculated, calculator };
}
