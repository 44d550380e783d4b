type WithTemporal = Pick<typeof import('temporal-polyfill'), 'Temporal'>;

const own = globalThis as unknown as Partial<WithTemporal>;

/** Stands in for the package: browsers that know Temporal use their own, and only the others fetch ours. */
export const Temporal = own.Temporal ?? (await import('temporal-polyfill/implementation')).Temporal;
