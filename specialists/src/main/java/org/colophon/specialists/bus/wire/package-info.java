/**
 * The bus between processes: its messages ({@code bus.proto}) and their two forms, whoever asks
 * ({@link org.colophon.specialists.bus.wire.PeerSpecialist}) and whoever answers ({@link
 * org.colophon.specialists.bus.wire.BusEndpoint}), over any transport ({@link
 * org.colophon.specialists.bus.wire.Peer}).
 */
package org.colophon.specialists.bus.wire;
