package org.colophon.datasets.sources;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** Reads a page's content stream and annotations without rendering them. */
final class PdfContentReader extends PDFGraphicsStreamEngine {
  private static final int WHITE = 0xffffff;
  private static final int DARK = 64;
  private static final double SOLID = 0.99;

  private final PdfPainting painting;
  private final PdfLayers layers;
  private final PdfGlyphInk ink = new PdfGlyphInk();
  private final IdentityHashMap<PDFont, PdfTypeface> faces = new IdentityHashMap<>();
  private final GeneralPath path = new GeneralPath();

  /** Box of what a Type 3 glyph paints, while one is being read. */
  private Rectangle2D type3Ink;

  private boolean inType3;
  private boolean clipNext;

  private PdfContentReader(PDDocument document, PDPage page, Rectangle2D crop) {
    super(page);
    painting = new PdfPainting(crop);
    layers = new PdfLayers(document);
  }

  /** Reads as far as the page can be read. */
  static PdfContent read(PDDocument document, PDPage page, Rectangle2D crop) {
    final PdfContentReader reader = new PdfContentReader(document, page, crop);
    String broken = "";
    try {
      reader.processPage(page);
      for (final PDAnnotation annotation : page.getAnnotations()) {
        if (!annotation.isHidden() && !annotation.isNoView()) {
          reader.showAnnotation(annotation);
        }
      }
    } catch (IOException | RuntimeException | StackOverflowError e) {
      broken = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
    return reader.painting.content(broken);
  }

  @Override
  public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
    layers.begin(tag, properties);
    super.beginMarkedContentSequence(tag, properties);
  }

  @Override
  public void endMarkedContentSequence() {
    layers.end();
    super.endMarkedContentSequence();
  }

  @Override
  public void showForm(PDFormXObject form) throws IOException {
    if (!layers.hides(form.getCOSObject())) {
      super.showForm(form);
    }
  }

  @Override
  public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
    if (!layers.hides(form.getCOSObject())) {
      super.showTransparencyGroup(form);
    }
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector advance)
      throws IOException {
    if (layers.hidden()) {
      return;
    }
    final AffineTransform at = matrix.createAffineTransform();
    final PDGraphicsState state = getGraphicsState();
    final Rectangle2D box;
    double size = Math.hypot(at.getShearX(), at.getScaleY());
    if (font instanceof PDType3Font type3) {
      if (inType3) {
        // A Type 3 glyph inside another may be a cycle.
        return;
      }
      box = type3Ink(matrix, type3, code, advance);
      size = Math.max(box.getHeight(), Math.min(size, box.getHeight() * 4));
    } else {
      box = at.createTransformedShape(ink.of(font, code, advance)).getBounds2D();
    }
    if (inType3) {
      addType3Ink(box);
      return;
    }
    final String text = text(font, code);
    final Point2D start = at.transform(new Point2D.Double(0, 0), null);
    final Point2D end = at.transform(new Point2D.Double(advance.getX(), advance.getY()), null);
    final double across = Math.hypot(at.getScaleX(), at.getShearY());
    final RenderingMode mode = state.getTextState().getRenderingMode();
    painting.glyph(
        new PdfGlyph(
            text == null ? "\ufffd" : text,
            text != null,
            mode == RenderingMode.NEITHER || mode == RenderingMode.NEITHER_CLIP,
            box,
            start.getX(),
            start.getY(),
            end.getX(),
            end.getY(),
            across == 0 ? 1 : at.getScaleX() / across,
            across == 0 ? 0 : at.getShearY() / across,
            size,
            spaceWidth(font) * across,
            tracking(state, across),
            faces.computeIfAbsent(font, PdfTypeface::of)));
  }

  /** Character spacing in user space: the matrix is per font size, the spacing is not. */
  private static double tracking(PDGraphicsState state, double across) {
    final double fontSize = Math.abs(state.getTextState().getFontSize());
    return fontSize == 0 ? 0 : state.getTextState().getCharacterSpacing() / fontSize * across;
  }

  private static double spaceWidth(PDFont font) {
    try {
      return font.getSpaceWidth() / 1000;
    } catch (RuntimeException e) {
      // Only helps to find gaps between words.
      return 0;
    }
  }

  private static String text(PDFont font, int code) {
    try {
      final String text = font.toUnicode(code);
      return text == null || text.isEmpty() ? null : text;
    } catch (RuntimeException e) {
      return null;
    }
  }

  private Rectangle2D type3Ink(Matrix matrix, PDType3Font font, int code, Vector advance)
      throws IOException {
    inType3 = true;
    type3Ink = null;
    try {
      super.showType3Glyph(matrix, font, code, advance);
    } finally {
      inType3 = false;
    }
    if (type3Ink != null) {
      return type3Ink;
    }
    final double width = Math.abs(advance.getX());
    return matrix
        .createAffineTransform()
        .createTransformedShape(new Rectangle2D.Double(0, 0, width, width))
        .getBounds2D();
  }

  private void addType3Ink(Rectangle2D box) {
    type3Ink = type3Ink == null ? box : type3Ink.createUnion(box);
  }

  @Override
  public void drawImage(PDImage image) {
    final AffineTransform at =
        getGraphicsState().getCurrentTransformationMatrix().createAffineTransform();
    final Rectangle2D box =
        at.createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1)).getBounds2D();
    if (inType3) {
      addType3Ink(box);
      return;
    }
    if (layers.hidden() || layers.hides(image.getCOSObject())) {
      return;
    }
    final PDGraphicsState state = getGraphicsState();
    final COSDictionary dictionary = image.getCOSObject();
    final boolean solid =
        state.getNonStrokeAlphaConstant() >= SOLID
            && state.getSoftMask() == null
            && (state.getBlendMode() == null || state.getBlendMode() == BlendMode.NORMAL);
    final boolean masked =
        dictionary.containsKey(COSName.SMASK)
            || dictionary.containsKey(COSName.MASK)
            || dictionary.getInt(COSName.SMASK_IN_DATA, 0) != 0;
    painting.image(
        new PdfImagePlacement(image, at, box.createIntersection(clipBox())),
        solid && !masked && !image.isStencil(),
        solid && image.isStencil() && luminance(state.getNonStrokingColor()) < DARK);
  }

  @Override
  public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
    path.moveTo(p0.getX(), p0.getY());
    path.lineTo(p1.getX(), p1.getY());
    path.lineTo(p2.getX(), p2.getY());
    path.lineTo(p3.getX(), p3.getY());
    path.closePath();
  }

  @Override
  public void moveTo(float x, float y) {
    path.moveTo(x, y);
  }

  @Override
  public void lineTo(float x, float y) {
    if (path.getCurrentPoint() == null) {
      path.moveTo(x, y);
    }
    path.lineTo(x, y);
  }

  @Override
  public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
    if (path.getCurrentPoint() == null) {
      path.moveTo(x1, y1);
    }
    path.curveTo(x1, y1, x2, y2, x3, y3);
  }

  @Override
  public Point2D getCurrentPoint() {
    return path.getCurrentPoint();
  }

  @Override
  public void closePath() {
    if (path.getCurrentPoint() != null) {
      path.closePath();
    }
  }

  @Override
  public void clip(int windingRule) {
    clipNext = true;
  }

  @Override
  public void endPath() {
    if (clipNext) {
      // The box of the path is enough here, and cheap to intersect.
      getGraphicsState().intersectClippingPath(new GeneralPath(path.getBounds2D()));
      clipNext = false;
    }
    path.reset();
  }

  @Override
  public void strokePath() {
    stroke();
    endPath();
  }

  @Override
  public void fillPath(int windingRule) {
    fill();
    endPath();
  }

  @Override
  public void fillAndStrokePath(int windingRule) {
    fill();
    stroke();
    endPath();
  }

  @Override
  public void shadingFill(COSName name) {
    final Rectangle2D clip = clipBox();
    paint(List.of(new PdfMark(clip, false)), false);
  }

  private void fill() {
    final PDGraphicsState state = getGraphicsState();
    if (state.getNonStrokeAlphaConstant() > 0) {
      paint(PdfPathMarks.filled(path), isWhite(state.getNonStrokingColor()));
    }
  }

  private void stroke() {
    final PDGraphicsState state = getGraphicsState();
    if (state.getAlphaConstant() > 0) {
      final double width = transformWidth(state.getLineWidth());
      paint(PdfPathMarks.stroked(path, width), isWhite(state.getStrokingColor()));
    }
  }

  private void paint(List<PdfMark> marks, boolean white) {
    if (inType3) {
      marks.forEach(mark -> addType3Ink(mark.box()));
    } else if (!layers.hidden()) {
      painting.marks(marks, clipBox(), white);
    }
  }

  private Rectangle2D clipBox() {
    return getGraphicsState().getCurrentClippingPath().getBounds2D();
  }

  private static boolean isWhite(PDColor colour) {
    return rgb(colour) == WHITE;
  }

  private static int luminance(PDColor colour) {
    final int rgb = rgb(colour);
    return ((rgb >> 16 & 0xff) * 3 + (rgb >> 8 & 0xff) * 6 + (rgb & 0xff)) / 10;
  }

  /** Black where the colour is a pattern or broken: it can be seen, that is what counts. */
  private static int rgb(PDColor colour) {
    try {
      return colour == null || colour.isPattern() ? 0 : colour.toRGB() & WHITE;
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }
}
