/** A million cases, as a contact centre has them after three years; kept between runs. */
package eus.arreta.bench.bulk;
