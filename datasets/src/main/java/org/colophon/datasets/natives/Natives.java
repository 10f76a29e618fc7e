package org.colophon.datasets.natives;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.store.Locations;
import org.colophon.datasets.store.Sha256;

/**
 * Finds the native libraries that came with the build. Each is unpacked once to a folder named by
 * its digest, so that several versions, JVMs and class loaders live side by side, and JNA is told
 * to look there.
 */
public final class Natives {
  /**
   * Names are JNA's; file names are those inside the bytedeco jars, which carry the version the
   * linker asks for.
   */
  private enum Library {
    LEPTONICA("leptonica", "libleptonica.so.6", "libleptonica.6.dylib"),
    TESSERACT("tesseract", "libtesseract.so.5.5", "libtesseract.5.5.dylib");

    private final String jnaName;
    private final String linuxFile;
    private final String macFile;

    Library(String jnaName, String linuxFile, String macFile) {
      this.jnaName = jnaName;
      this.linuxFile = linuxFile;
      this.macFile = macFile;
    }
  }

  /** JNA itself holds libraries weakly and unloads what nobody else holds. */
  private static final List<NativeLibrary> LOADED = new ArrayList<>();

  private static boolean leptonicaLoaded;
  private static boolean tesseractLoaded;

  private Natives() {}

  /**
   * Makes Leptonica loadable through JNA.
   *
   * @throws UnsatisfiedLinkError if the build holds no library for this platform
   */
  public static synchronized void leptonica() {
    if (!leptonicaLoaded) {
      load(Library.LEPTONICA);
      leptonicaLoaded = true;
    }
  }

  /**
   * Makes Tesseract loadable through JNA, and Leptonica with it.
   *
   * @throws UnsatisfiedLinkError if the build holds no library for this platform
   */
  public static synchronized void tesseract() {
    // Tesseract is linked to Leptonica by name; it is found because it was loaded before.
    leptonica();
    if (!tesseractLoaded) {
      load(Library.TESSERACT);
      tesseractLoaded = true;
    }
  }

  private static void load(Library library) {
    final String platform = platform();
    for (final String fileName : List.of(library.linuxFile, library.macFile)) {
      final String resource = "/org/bytedeco/" + library.jnaName + "/" + platform + "/" + fileName;
      final URL url = Natives.class.getResource(resource);
      if (url != null) {
        final Path folder = unpack(url, fileName);
        NativeLibrary.addSearchPath(library.jnaName, folder.toString());
        LOADED.add(NativeLibrary.getInstance(library.jnaName));
        return;
      }
    }
    throw new UnsatisfiedLinkError(
        "no "
            + library.jnaName
            + " library for "
            + platform
            + " on the class path; add org.bytedeco:"
            + library.jnaName
            + " with the classifier of this platform");
  }

  private static String platform() {
    final String os =
        Platform.isMac() ? "macosx" : Platform.isLinux() ? "linux" : System.getProperty("os.name");
    final String arch = Platform.ARCH.equals("aarch64") ? "arm64" : "x86_64";
    return os + "-" + arch;
  }

  private static Path unpack(URL url, String fileName) {
    try {
      final byte[] bytes;
      try (InputStream in = url.openStream()) {
        bytes = in.readAllBytes();
      }
      final Path folder = home().resolve(Sha256.hex(bytes).substring(0, 32));
      final Path file = folder.resolve(fileName);
      write(file, bytes);
      final Path plain =
          folder.resolve(System.mapLibraryName(fileName.substring(3, fileName.indexOf('.'))));
      if (!Files.exists(plain)) {
        try {
          Files.createSymbolicLink(plain, Path.of(fileName));
        } catch (FileAlreadyExistsException e) {
          // Another JVM was faster; its link is as good.
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot unpack the native library "
              + fileName
              + "; set COLOPHON_CACHE to a folder that can be written",
          e);
    }
  }

  /** Writes a file whole or not at all; one that is there with this size is left. */
  static void write(Path file, byte[] bytes) throws IOException {
    if (!Files.exists(file) || Files.size(file) != bytes.length) {
      Files.createDirectories(file.getParent());
      final Path temporary =
          Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
      Files.write(temporary, bytes);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** {@code $COLOPHON_CACHE/natives}, or {@code ~/.cache/colophon/natives}. */
  static Path home() {
    return Locations.cache(System.getenv()).resolve("natives");
  }
}
