package org.colophon.datasets.natives;

import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.store.Sha256;

/**
 * Finds the native libraries of ONNX Runtime that came with the build. Its Java part would unpack
 * them to the temporary folder at every start; here they are unpacked once, to a folder named by
 * their joint digest, and it is told to look there.
 */
public final class OnnxNatives {
  /** The property by which ONNX Runtime is told where its libraries are. */
  private static final String PROPERTY = "onnxruntime.native.path";

  /** The last two are only in builds for graphics cards; they must lie beside the first. */
  private static final List<String> LIBRARIES =
      List.of(
          "onnxruntime",
          "onnxruntime4j_jni",
          "onnxruntime_providers_shared",
          "onnxruntime_providers_cuda");

  private OnnxNatives() {}

  /**
   * Makes ONNX Runtime's libraries loadable. Does nothing where somebody has said already where
   * they are.
   *
   * @throws UncheckedIOException if they cannot be unpacked
   * @throws UnsatisfiedLinkError if the build holds no library for this platform
   */
  public static synchronized void find() {
    if (System.getProperty(PROPERTY) == null) {
      try {
        System.setProperty(PROPERTY, unpack().toString());
      } catch (IOException e) {
        throw new UncheckedIOException(
            "cannot unpack the native libraries of ONNX Runtime; set COLOPHON_CACHE to a folder"
                + " that can be written",
            e);
      }
    }
  }

  private static Path unpack() throws IOException {
    final MessageDigest digest = Sha256.digest();
    final Map<String, byte[]> contents = new LinkedHashMap<>();
    for (final String library : LIBRARIES) {
      final String file = System.mapLibraryName(library);
      final String resource = "/ai/onnxruntime/native/" + platform() + "/" + file;
      try (InputStream in = OnnxNatives.class.getResourceAsStream(resource)) {
        if (in != null) {
          final byte[] bytes = in.readAllBytes();
          contents.put(file, bytes);
          digest.update(bytes);
        }
      }
    }
    if (contents.isEmpty()) {
      throw new UnsatisfiedLinkError(
          "no ONNX Runtime for "
              + platform()
              + " on the class path; add com.microsoft.onnxruntime:onnxruntime");
    }
    final Path folder =
        Natives.home().resolve(HexFormat.of().formatHex(digest.digest()).substring(0, 32));
    for (final Map.Entry<String, byte[]> entry : contents.entrySet()) {
      Natives.write(folder.resolve(entry.getKey()), entry.getValue());
    }
    return folder;
  }

  /** As ONNX Runtime names it. */
  private static String platform() {
    final String os = Platform.isMac() ? "osx" : Platform.isWindows() ? "win" : "linux";
    return os + "-" + (Platform.ARCH.equals("aarch64") ? "aarch64" : "x64");
  }
}
