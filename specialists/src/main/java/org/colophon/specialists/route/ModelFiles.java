package org.colophon.specialists.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.colophon.datasets.store.Sha256;

/** Finds models that a configuration file names, and holds them against their digests. */
final class ModelFiles {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private ModelFiles() {}

  static Optional<ModelFile> find(Section section, Path folder) {
    final String name = section.text("file");
    final String wanted = section.text("sha256", "").toLowerCase(Locale.ROOT);
    section.requireNoOthers();
    if (!wanted.isEmpty() && !DIGEST.matcher(wanted).matches()) {
      section.fault("sha256", "this is no SHA-256", "write 64 hex digits");
      return Optional.empty();
    }
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      final Path file = folder.resolve(name).toAbsolutePath().normalize();
      if (!Files.isRegularFile(file)) {
        section.fault("file", "there is no model " + file, "put it there, or correct the name");
        return Optional.empty();
      }
      final String digest = digest(file);
      if (!wanted.isEmpty() && !wanted.equals(digest)) {
        section.fault(
            "sha256",
            file + " is another model: its digest is " + digest,
            "get the right file, or write its digest if it was changed on purpose");
        return Optional.empty();
      }
      return Optional.of(new ModelFile(file, digest));
    } catch (IOException | InvalidPathException e) {
      section.fault("file", "the model cannot be read (" + e + ")", "check its permissions");
      return Optional.empty();
    }
  }

  private static String digest(Path file) throws IOException {
    final MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
