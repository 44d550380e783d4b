import { useState } from 'react';
import { completeResponse, emptyResponse, loadCalculator, Questionnaire, type ResponseProblem } from '#questionnaire';
import { Button, QuestionnaireForm } from '#ui';
import needs from '../../../modules/assessments/instruments/lotse-needs.json' with { type: 'json' };
import phq9 from '../../../modules/assessments/instruments/phq-9.json' with { type: 'json' };
import { Piece } from './piece.tsx';
import { everyQuestion } from './samples-form.ts';

/** Forms from questionnaires: a scored instrument, our own assessment, and every kind of question there is. */
export function FormPieces() {
  return (
    <>
      <Piece title="Form with score" span={6}>
        <LiveForm source={phq9} />
      </Piece>
      <Piece title="Every kind of question" span={6}>
        <LiveForm source={everyQuestion} />
      </Piece>
      <Piece title="Needs assessment" span={6}>
        <LiveForm source={needs} />
      </Piece>
    </>
  );
}

function LiveForm({ source }: { source: unknown }) {
  const [questionnaire] = useState(() => Questionnaire.parse(source));
  const [response, setResponse] = useState(() => emptyResponse(questionnaire));
  const [problems, setProblems] = useState<readonly ResponseProblem[]>([]);
  const complete = async () => {
    const decision = completeResponse(await loadCalculator(), questionnaire, response, new Date().toISOString());
    setProblems(!decision.ok && decision.refusal.code === 'questionnaire.incomplete' ? decision.refusal.problems : []);
  };
  return (
    <>
      <QuestionnaireForm questionnaire={questionnaire} response={response} onChange={setResponse} problems={problems} />
      <p style={{ marginTop: 18 }}>
        <Button variant="primary" onClick={() => void complete()}>
          Complete
        </Button>
      </p>
    </>
  );
}
