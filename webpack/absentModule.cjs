// Stands in for what ccxt imports for trading on chains and for web sockets; reading public prices needs none.
// Not a literal: webpack would know that it is empty and refuse every import from it.
module.exports = Object.freeze({});
