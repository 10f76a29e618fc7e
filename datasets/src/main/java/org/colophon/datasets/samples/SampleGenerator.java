package org.colophon.datasets.samples;

import com.ochafik.lang.jnaerator.runtime.NativeSizeByReference;
import com.sun.jna.ptr.PointerByReference;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TimeZone;
import net.sourceforge.lept4j.ILeptonica;
import net.sourceforge.lept4j.Leptonica1;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.colophon.datasets.raster.Raster;

/**
 * Writes the samples: one report as a born-digital PDF, a bilevel multi-page TIFF and a folder of
 * grey page images, and the truth of each. The same seed gives the same bytes.
 */
public final class SampleGenerator {
  /** The seed of the samples that come with the project. */
  public static final long SEED = 1897;

  private static final int JPEG_QUALITY = 62;
  private static final double[] SKEWS = {1.3, -0.7, 0.9};

  private SampleGenerator() {}

  /**
   * Run as {@code SampleGenerator [folder [seed]]}; the folder is {@code datasets/samples} when not
   * given.
   */
  public static void main(String[] args) throws IOException {
    final Path folder = Path.of(args.length > 0 ? args[0] : "datasets/samples");
    write(folder, args.length > 1 ? Long.parseLong(args[1]) : SEED);
  }

  /**
   * Writes all files, over those that are there.
   *
   * @param seed of the noise
   * @throws IOException if a file cannot be written, or the fonts are not on the class path
   */
  public static void write(Path folder, long seed) throws IOException {
    Files.createDirectories(folder.resolve("report-pages"));
    final TideTable tides = TideTable.load();
    final ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    final Truth truth = typeset(tides, pdf);
    Files.write(folder.resolve("report.pdf"), pdf.toByteArray());
    final Path truths = folder.resolve("truth");
    try (PDDocument report = Loader.loadPDF(pdf.toByteArray())) {
      Files.deleteIfExists(folder.resolve("report-scan.tif"));
      for (int i = 0; i < truth.pages().size(); i++) {
        final Truth.Page page = truth.pages().get(i);
        final String file = "page-" + (i + 1);
        final Degradation none = new Degradation(300, 0, 0, 0, 0, seed);
        write(truths.resolve("report"), file + ".xml", PageXml.of(page, none, "report.pdf"));

        final Degradation bilevel =
            new Degradation(300, SKEWS[i % SKEWS.length], 0.12, 9, 450, seed);
        appendTiff(folder.resolve("report-scan.tif"), bilevel.bilevel(report, i), i == 0);
        write(
            truths.resolve("report-scan"),
            file + ".xml",
            PageXml.of(page, bilevel, "report-scan.tif"));

        final Degradation grey =
            new Degradation(200, SKEWS[(i + 1) % SKEWS.length], 0.42, 4, 250, seed + 100);
        Files.write(
            folder.resolve("report-pages").resolve(file + ".jpg"),
            jpeg(grey.grey(report, i), grey.dpi()));
        write(truths.resolve("report-pages"), file + ".xml", PageXml.of(page, grey, file + ".jpg"));
      }
    }
    for (final Map.Entry<String, String> file : TruthFiles.of(truth, tides).entrySet()) {
      write(truths, file.getKey(), file.getValue());
    }
  }

  private static Truth typeset(TideTable tides, ByteArrayOutputStream pdf) throws IOException {
    try (PDDocument document = new PDDocument();
        Faces faces = Faces.embed(document)) {
      final PDDocumentInformation information = document.getDocumentInformation();
      information.setTitle("Sixteen Years of Tides at Skerrow Harbour");
      final Calendar date = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
      date.setTimeInMillis(0);
      information.setCreationDate(date);
      // Otherwise the file's identity is the time.
      document.setDocumentId(SEED);
      final Truth truth = Composer.compose(document, faces, ReportText.load(), tides);
      document.save(pdf);
      return truth;
    }
  }

  private static void write(Path folder, String name, String content) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(name), content);
  }

  private static void appendTiff(Path file, BufferedImage page, boolean first) throws IOException {
    try (Raster raster = Raster.of(page)) {
      raster.setDpi(300);
      final String mode = first ? "w" : "a";
      if (Leptonica1.pixWriteTiff(file.toString(), raster.pix(), ILeptonica.IFF_TIFF_G4, mode)
          != 0) {
        throw new IOException(file + ": cannot be written; is the folder writable?");
      }
    }
  }

  private static byte[] jpeg(BufferedImage page, int dpi) throws IOException {
    final PointerByReference data = new PointerByReference();
    final NativeSizeByReference size = new NativeSizeByReference();
    try (Raster raster = Raster.of(page)) {
      raster.setDpi(dpi);
      if (Leptonica1.pixWriteMemJpeg(data, size, raster.pix(), JPEG_QUALITY, 0) != 0) {
        throw new IOException("Leptonica could not encode a page as JPEG");
      }
      return data.getValue().getByteArray(0, size.getValue().intValue());
    } finally {
      if (data.getValue() != null) {
        Leptonica1.lept_free(data.getValue());
      }
    }
  }
}
