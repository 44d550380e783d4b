import type { paths } from '#client';

export type Board = paths['/api/team']['get']['responses']['200']['content']['application/json'];
export type BoardWorker = Board['workers'][number];
export type KindCount = Board['kinds'][number];
