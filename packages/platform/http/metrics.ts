import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { App } from '../area.ts';

const registry = new Registry();
collectDefaultMetrics({ register: registry });
const durations = new Histogram({
  name: 'lotse_http_request_duration_seconds',
  help: 'Time from the first byte in to the last byte out, by route pattern',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [registry],
});

/** Counts and times every request under its route's pattern, so that no id becomes a label. */
export function measureRequests(app: App): void {
  app.addHook('onResponse', async (request, reply) => {
    durations.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
  });
}

/** The figures in Prometheus' text format. */
export function metricsText(): Promise<string> {
  return registry.metrics();
}

export const metricsContentType = registry.contentType;
