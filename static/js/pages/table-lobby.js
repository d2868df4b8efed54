// @ts-check
// The lobby, fetched by the table's page when a table has not begun.

export { Lobby } from "../table/lobby/lobby.js";
