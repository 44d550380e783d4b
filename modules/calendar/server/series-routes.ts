import { z } from 'zod';
import { type App, createOnce, logRead, type Platform, permitted, signedIn, versionSeen } from '#platform';
import { NewSeries, SeriesCancellation, SeriesChange, SeriesPreview, SeriesPreviewRequest, SeriesView } from '../model-series.ts';
import { cancelSeries, changeSeries, makeSeries, previewSeries } from './series.ts';
import { listSeries, loadSeries } from './series-store.ts';

const tags = ['calendar'];
const Params = z.object({ id: z.uuid() });
const ofCase = z.object({ caseId: z.uuid() });
const path = '/appointment-series';

/** Series of appointments: trying a rhythm out, making, moving and cancelling it. */
export function seriesRoutes(app: App, { inTransaction }: Platform): void {
  const list = { schema: { tags, querystring: ofCase, response: { 200: z.object({ items: z.array(SeriesView) }) } } };
  app.get(path, list, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      const { caseId } = request.query;
      const items = await listSeries(tx, { caseId });
      const categories = [...new Set(items.map((series) => series.category))];
      await logRead(tx, { action: 'view', route: path, caseId, categories, resultCount: items.length });
      return { items };
    }),
  );

  app.post(path, { schema: { tags, body: NewSeries, response: { 201: SeriesView } } }, async (request, reply) => {
    const { body } = request;
    const view = await inTransaction(permitted(request, 'calendar.schedule'), async (tx) => {
      await createOnce(tx, { kind: 'appointment-series', id: body.id, body }, () => makeSeries(tx, body));
      return loadSeries(tx, body.id);
    });
    return reply.status(201).send(view);
  });

  const preview = { schema: { tags, body: SeriesPreviewRequest, response: { 200: SeriesPreview } } };
  app.post(`${path}/preview`, preview, async (request) =>
    inTransaction(permitted(request, 'calendar.schedule'), (tx) => previewSeries(tx, request.body)),
  );

  const change = { schema: { tags, params: Params, body: SeriesChange, response: { 200: SeriesView } } };
  app.post(`${path}/:id/changes`, change, async (request) =>
    inTransaction(permitted(request, 'calendar.schedule'), (tx) => changeSeries(tx, request.params.id, versionSeen(request), request.body)),
  );

  const cancellation = { schema: { tags, params: Params, body: SeriesCancellation, response: { 200: SeriesView } } };
  app.post(`${path}/:id/cancellation`, cancellation, async (request) =>
    inTransaction(permitted(request, 'calendar.schedule'), (tx) => cancelSeries(tx, request.params.id, versionSeen(request), request.body)),
  );
}
