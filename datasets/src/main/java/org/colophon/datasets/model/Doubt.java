package org.colophon.datasets.model;

/** A page or region worth a second look, with the start of its text. */
public record Doubt(String id, double confidence, String text) {}
