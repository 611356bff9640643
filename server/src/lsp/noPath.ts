/** Replaces `node:path` in the worker, where a dependency imports it but never calls it. */
export default {}
