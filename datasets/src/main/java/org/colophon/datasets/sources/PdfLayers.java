package org.colophon.datasets.sources;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;

/** Knows which optional content the document turns off (ISO 32000-1, 8.11): it is not on paper. */
final class PdfLayers {
  private final PDOptionalContentProperties properties;
  private final Deque<Boolean> nesting = new ArrayDeque<>();
  private int hiddenDepth;

  PdfLayers(PDDocument document) {
    properties = document.getDocumentCatalog().getOCProperties();
  }

  void begin(COSName tag, COSDictionary list) {
    final boolean hides = COSName.OC.equals(tag) && isOff(list);
    nesting.push(hides);
    hiddenDepth += hides ? 1 : 0;
  }

  void end() {
    if (!nesting.isEmpty() && nesting.pop()) {
      hiddenDepth--;
    }
  }

  /** Whether what is painted now is turned off. */
  boolean hidden() {
    return hiddenDepth > 0;
  }

  /** Whether this form or image is turned off as a whole. */
  boolean hides(COSDictionary object) {
    return isOff(object.getCOSDictionary(COSName.OC));
  }

  private boolean isOff(COSDictionary list) {
    return properties != null
        && list != null
        && PDPropertyList.create(list) instanceof PDOptionalContentGroup group
        && !properties.isGroupEnabled(group);
  }
}
