/**
 * What every specialist must keep to, as a suite of JUnit 5 that is published as the test jar of
 * this module: extend {@link org.colophon.specialists.bus.conformance.SpecialistConformance}.
 */
package org.colophon.specialists.bus.conformance;
