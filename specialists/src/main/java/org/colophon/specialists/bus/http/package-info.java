/** The bus over HTTP: one POST for each request, its response in the body. */
package org.colophon.specialists.bus.http;
