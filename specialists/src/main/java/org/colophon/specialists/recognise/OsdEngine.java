package org.colophon.specialists.recognise;

import com.sun.jna.ptr.PointerByReference;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Optional;
import net.sourceforge.tess4j.ITessAPI;
import net.sourceforge.tess4j.TessAPI1;
import org.colophon.datasets.natives.Natives;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.models.BundledModels;

/**
 * Tesseract's detection of orientation (<a
 * href="https://tesseract-ocr.github.io/tessdoc/">OSD</a>): it recognises single characters in all
 * four orientations and votes. Exact but slow, hundreds of milliseconds a page. One native handle,
 * for one thread; the model is loaded on construction.
 */
public final class OsdEngine implements AutoCloseable {
  /**
   * How a page lies.
   *
   * @param turns quarter turns clockwise that set the page upright, 0 to 3
   * @param confidence of the orientation, 0 upward; Tesseract takes 15 for sure, about 1 for likely
   */
  public record Orientation(int turns, double confidence) {}

  static {
    Natives.tesseract();
  }

  private ITessAPI.TessBaseAPI handle;

  /**
   * Loads the model.
   *
   * @throws IllegalStateException if Tesseract refuses the bundled model
   */
  public OsdEngine() {
    handle = TessAPI1.TessBaseAPICreate();
    if (TessAPI1.TessBaseAPIInit3(handle, BundledModels.folder().toString(), "osd") != 0) {
      close();
      throw new IllegalStateException(
          "Tesseract cannot load osd.traineddata from "
              + BundledModels.folder()
              + "; delete that folder, it is unpacked again");
    }
    TessAPI1.TessBaseAPISetPageSegMode(handle, ITessAPI.TessPageSegMode.PSM_OSD_ONLY);
    // Tesseract reports pages with too few characters on standard error, once a page.
    TessAPI1.TessBaseAPISetVariable(handle, "debug_file", "/dev/null");
  }

  /**
   * Finds how a page lies.
   *
   * @param page of any depth, straight to within a few degrees
   * @param dpi its resolution, pixels per inch
   * @return empty where there are too few characters to tell
   */
  public Optional<Orientation> detect(Raster page, double dpi) {
    if (handle == null) {
      throw new IllegalStateException("the engine is closed");
    }
    final IntBuffer degrees = IntBuffer.allocate(1);
    final FloatBuffer confidence = FloatBuffer.allocate(1);
    final PointerByReference script = new PointerByReference();
    final FloatBuffer scriptConfidence = FloatBuffer.allocate(1);
    TessAPI1.TessBaseAPISetImage2(handle, page.pix());
    TessAPI1.TessBaseAPISetSourceResolution(handle, (int) Math.round(dpi));
    try {
      if (TessAPI1.TessBaseAPIDetectOrientationScript(
              handle, degrees, confidence, script, scriptConfidence)
          != ITessAPI.TRUE) {
        return Optional.empty();
      }
      // Tesseract tells how far the page was turned clockwise from upright.
      return Optional.of(
          new Orientation(((360 - degrees.get(0)) % 360) / 90, Math.max(0, confidence.get(0))));
    } finally {
      TessAPI1.TessBaseAPIClear(handle);
    }
  }

  @Override
  public void close() {
    if (handle != null) {
      TessAPI1.TessBaseAPIEnd(handle);
      TessAPI1.TessBaseAPIDelete(handle);
      handle = null;
    }
  }
}
