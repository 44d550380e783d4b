/** A fault the person running Lotse can mend: the message is one sentence for them and is shown without a stack. Holds no secrets and no client data. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}
