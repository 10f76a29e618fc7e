package org.colophon.datasets.renditions.page;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.PDContentStream;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

/**
 * Takes the invisible text (render mode 3, ISO 32000-1, 9.3.6) out of a page and the forms on it:
 * the text layer of an earlier recognition, which would stand there twice. What is seen stays.
 */
final class InvisibleText {
  private static final int INVISIBLE = 3;
  private static final int MAX_DEPTH = 16;

  private final PDDocument pdf;
  private final Set<COSStream> done = Collections.newSetFromMap(new IdentityHashMap<>());

  InvisibleText(PDDocument pdf) {
    this.pdf = pdf;
  }

  /**
   * @return whether there was any
   * @throws IOException if the content cannot be parsed; it is then as it was
   */
  boolean remove(PDPage page) throws IOException {
    final PDStream cleaned = new PDStream(pdf);
    final boolean found;
    try (OutputStream out = cleaned.createOutputStream(COSName.FLATE_DECODE)) {
      found = copy(page, page.getResources(), out, 0, 0);
    }
    if (found) {
      page.setContents(cleaned);
    }
    return found;
  }

  private void removeFrom(PDFormXObject form, PDResources inherited, int mode, int depth)
      throws IOException {
    if (depth > MAX_DEPTH || !done.add(form.getCOSObject())) {
      return;
    }
    final PDStream cleaned = new PDStream(pdf);
    final PDResources own = form.getResources();
    final boolean found;
    try (OutputStream out = cleaned.createOutputStream(COSName.FLATE_DECODE)) {
      found = copy(form, own == null ? inherited : own, out, mode, depth);
    }
    if (found) {
      final COSStream target = form.getCOSObject();
      target.removeItem(COSName.DECODE_PARMS);
      try (OutputStream out = target.createOutputStream(COSName.FLATE_DECODE);
          var in = cleaned.createInputStream()) {
        in.transferTo(out);
      }
    }
  }

  /** Copies a content stream token by token, so that a huge one is never in memory as a whole. */
  private boolean copy(
      PDContentStream content, PDResources resources, OutputStream out, int startMode, int depth)
      throws IOException {
    final PDFStreamParser parser = new PDFStreamParser(content);
    final ContentStreamWriter writer = new ContentStreamWriter(out);
    final Deque<Integer> saved = new ArrayDeque<>();
    final List<Object> operands = new ArrayList<>();
    boolean found = false;
    int mode = startMode;
    for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
      if (!(token instanceof Operator operator)) {
        operands.add(token);
        continue;
      }
      switch (operator.getName()) {
        case OperatorName.SAVE -> saved.push(mode);
        case OperatorName.RESTORE -> mode = saved.isEmpty() ? mode : saved.pop();
        case OperatorName.SET_TEXT_RENDERINGMODE -> mode = modeOf(operands, mode);
        case OperatorName.DRAW_OBJECT -> form(operands, resources, mode, depth);
        default -> {
          if (mode == INVISIBLE && showsText(operator)) {
            found = true;
            keepMoves(writer, operator, operands);
            operands.clear();
            continue;
          }
        }
      }
      writer.writeTokens(operands);
      writer.writeToken(operator);
      operands.clear();
    }
    return found;
  }

  private static int modeOf(List<Object> operands, int before) {
    return operands.size() == 1 && operands.get(0) instanceof COSNumber number
        ? number.intValue()
        : before;
  }

  private void form(List<Object> operands, PDResources resources, int mode, int depth)
      throws IOException {
    if (resources == null || operands.size() != 1 || !(operands.get(0) instanceof COSName name)) {
      return;
    }
    final PDXObject object = resources.isImageXObject(name) ? null : resources.getXObject(name);
    if (object instanceof PDFormXObject form) {
      removeFrom(form, resources, mode, depth + 1);
    }
  }

  private static boolean showsText(Operator operator) {
    return switch (operator.getName()) {
      case OperatorName.SHOW_TEXT,
          OperatorName.SHOW_TEXT_ADJUSTED,
          OperatorName.SHOW_TEXT_LINE,
          OperatorName.SHOW_TEXT_LINE_AND_SPACE ->
          true;
      default -> false;
    };
  }

  /** Two of the operators also go to the next line, and one sets the spacing. */
  private static void keepMoves(
      ContentStreamWriter writer, Operator operator, List<Object> operands) throws IOException {
    if (operator.getName().equals(OperatorName.SHOW_TEXT_LINE_AND_SPACE) && operands.size() == 3) {
      writer.writeTokens(operands.get(0), Operator.getOperator(OperatorName.SET_WORD_SPACING));
      writer.writeTokens(operands.get(1), Operator.getOperator(OperatorName.SET_CHAR_SPACING));
    }
    if (!operator.getName().startsWith("T")) {
      writer.writeToken(Operator.getOperator(OperatorName.NEXT_LINE));
    }
  }
}
