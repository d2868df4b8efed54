// @ts-check
// The end, fetched by the table's page shortly before it is needed.

export { End } from "../table/end/end.js";
