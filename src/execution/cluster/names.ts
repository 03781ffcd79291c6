/** What is kept in Redis, under which names. A sweep has a prefix of its own, so that several share a server. */

/** The name of the queue within a sweep's prefix. */
export const queueName = "blocks";
/** Sweeps that want workers: id to a notice. */
export const sweepsKey = "casehub:sweeps";
/** Workers that are there: id to a notice. */
export const workersKey = "casehub:workers";

export const prefixOf = (sweep: string): string => `casehub:${sweep}`;
/** What the blocks are made from, deflated. */
export const baseKey = (sweep: string): string => `${prefixOf(sweep)}:base`;
/** Finished jobs that the coordinator has not fetched yet: job to its result. */
export const resultsKey = (sweep: string): string => `${prefixOf(sweep)}:results`;
/** How far it is. */
export const stateKey = (sweep: string): string => `${prefixOf(sweep)}:state`;

/** A sweep's id: the beginning of its identity. */
export const sweepId = (identity: string): string => identity.slice(0, 16);
