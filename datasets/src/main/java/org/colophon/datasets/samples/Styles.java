package org.colophon.datasets.samples;

import org.colophon.datasets.samples.TextStyle.Alignment;

/** The report's text styles. */
record Styles(Faces faces) {
  TextStyle body() {
    return style(faces.roman(), 10.2, 12.5, Alignment.JUSTIFIED, 12);
  }

  /** Body text that goes on after a formula. */
  TextStyle continued() {
    return style(faces.roman(), 10.2, 12.5, Alignment.JUSTIFIED, 0);
  }

  TextStyle item() {
    return style(faces.roman(), 10.2, 12.5, Alignment.JUSTIFIED, -8);
  }

  TextStyle note() {
    return style(faces.roman(), 8.2, 9.8, Alignment.JUSTIFIED, 0);
  }

  TextStyle caption() {
    return style(faces.roman(), 8.8, 10.6, Alignment.LEFT, 0);
  }

  TextStyle author() {
    return style(faces.italic(), 11, 14, Alignment.CENTRED, 0);
  }

  TextStyle summary() {
    return style(faces.roman(), 9.5, 11.6, Alignment.JUSTIFIED, 0);
  }

  TextStyle heading(int level) {
    return switch (level) {
      case 1 -> style(faces.bold(), 19, 24, Alignment.CENTRED, 0);
      case 2 -> style(faces.bold(), 12.5, 15, Alignment.LEFT, 0);
      default -> style(faces.bold(), 10.4, 13, Alignment.LEFT, 0);
    };
  }

  private TextStyle style(
      Face face, double size, double leading, Alignment alignment, double indent) {
    return new TextStyle(face, faces.italic(), size, leading, alignment, indent);
  }
}
