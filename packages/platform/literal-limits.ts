import { type KyselyPlugin, type LimitNode, OperationNodeTransformer, ValueNode } from 'kysely';

/**
 * Writes every limit into the statement itself. A plan that is made before the values are known takes a limit it does not know for a tenth of all rows, and
 * reads and sorts accordingly: several times slower. There are few different limits, so this makes few more statements.
 */
class LiteralLimits extends OperationNodeTransformer {
  protected override transformLimit(node: LimitNode): LimitNode {
    const { limit } = super.transformLimit(node);
    return {
      kind: 'LimitNode',
      limit: ValueNode.is(limit) && Number.isSafeInteger(limit.value) ? ValueNode.createImmediate(limit.value) : limit,
    };
  }
}

const transformer = new LiteralLimits();

export const literalLimits: KyselyPlugin = {
  transformQuery: ({ node, queryId }) => transformer.transformNode(node, queryId),
  transformResult: async ({ result }) => result,
};
