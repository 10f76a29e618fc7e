/** Finds, checks and pulls models, each known by its digest. */
package org.colophon.specialists.models;
