/**
 * What every HTTP endpoint shares: problem details (RFC 9457), opaque cursors and pages, and idempotency keys. Used by
 * the resources of all modules. It never knows who is calling, and never holds a rule of the domain.
 */
package eus.arreta.http;
