package org.colophon.datasets.renditions.page;

import java.util.List;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;

/** A formula's LaTeX as one line over its whole box. */
final class FormulaLine {
  private FormulaLine() {}

  static Line of(Region region, Content.Formula formula) {
    final Box box = region.box();
    final Word word =
        new Word("", formula.latex(), box, region.reading().confidence(), Style.PLAIN);
    return new Line(
        "", box, new Baseline(box.left(), box.bottom(), box.right(), box.bottom()), List.of(word));
  }
}
