// @ts-check
// The running game, fetched by the table's page when a table has begun.

export { Game } from "../table/game.js";
