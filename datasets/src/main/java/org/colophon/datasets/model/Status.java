package org.colophon.datasets.model;

/** How an element ended. */
public enum Status {
  COMPLETE,
  PARTIAL,
  FAILED
}
